import { expect, it } from 'vitest'
import { changeComplaints, complaints } from '../../testing/complaints.js'
import { clusterrolebindings, rolebindings } from '../rolebindings/rolebindings.js'
import { clusterroles, roles } from './roles.js'

const url = { verbs: ['get'], nonResourceURLs: ['/healthz'] }
const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'r' }
const known = 'supported values: "ServiceAccount", "User", "Group"'

it('roles', () => {
  expect(complaints(clusterroles, { rules: [url] })).toEqual([])
  expect(complaints(roles, { rules: [url] })).toEqual([
    'rules[0].nonResourceURLs: Invalid value: ["/healthz"]: namespaced rules cannot apply to non-resource URLs',
  ])
  expect(complaints(roles, { rules: [{}] })).toEqual([
    'rules[0].verbs: Required value: verbs must contain at least one value',
    'rules[0].apiGroups: Required value: resource rules must supply at least one api group',
    'rules[0].resources: Required value: resource rules must supply at least one resource',
  ])
  expect(complaints(clusterroles, { rules: null, aggregationRule: {} })).toEqual([
    'aggregationRule.clusterRoleSelectors: Required value: at least one clusterRoleSelector required if aggregationRule is non-nil',
  ])
})

it('bindings', () => {
  expect(complaints(rolebindings, { roleRef, subjects: [{ kind: 'User', name: 'jane' }] })).toEqual([])
  expect(complaints(rolebindings, { roleRef, subjects: [{ kind: 'X', name: '' }] })).toEqual([
    'subjects[0].name: Required value',
    `subjects[0].kind: Unsupported value: "X": ${known}`,
  ])
  expect(complaints(clusterrolebindings, { roleRef: { ...roleRef, kind: 'Role' }, subjects: [{ kind: 'ServiceAccount', name: 'a' }] })).toEqual([
    'roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole"',
    'subjects[0].namespace: Required value',
  ])
  expect(changeComplaints(rolebindings, { roleRef: { ...roleRef, name: 's' } }, { roleRef })).toEqual([
    'roleRef: Invalid value: {"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"s"}: cannot change roleRef',
  ])
})
