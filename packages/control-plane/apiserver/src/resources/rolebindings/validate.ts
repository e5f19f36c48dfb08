import { deepEqual, field, FieldPath, isDNS1123Subdomain, type rbacv1 } from '@orrery/api'
import { byRule, each, named, none, type Errors } from '../validation/checks.js'
import { isPathSegment } from '../validation/path-segment.js'

type Binding = rbacv1.RoleBinding
type Subject = rbacv1.Subject

const path = FieldPath.root('roleRef')
const groups = ['rbac.authorization.k8s.io']
const subjectKinds = ['ServiceAccount', 'User', 'Group']

function known(at: FieldPath, value: string | undefined, words: readonly string[]): Errors {
  return words.includes(value ?? '') ? none : [field.notSupported(at, value ?? '', words)]
}

function validateAccount({ name, apiGroup, namespace }: Subject, at: FieldPath, namespaced: boolean): Errors {
  return [
    ...(name ? byRule(at.child('name'), name, isDNS1123Subdomain) : none),
    ...known(at.child('apiGroup'), apiGroup, ['']),
    ...(namespaced || namespace ? none : [field.required(at.child('namespace'))]),
  ]
}

function validateSubject(subject: Subject, at: FieldPath, namespaced: boolean): Errors {
  const { kind, name, apiGroup } = subject
  const missing = name ? none : [field.required(at.child('name'))]
  if (!subjectKinds.includes(kind)) return [...missing, ...known(at.child('kind'), kind, subjectKinds)]
  if (kind === 'ServiceAccount') return [...missing, ...validateAccount(subject, at, namespaced)]
  return [...missing, ...known(at.child('apiGroup'), apiGroup, groups)]
}

/** Upstream's ValidateRoleBinding and ValidateClusterRoleBinding besides the metadata. */
export function validateBinding({ roleRef, subjects }: Binding, namespaced: boolean): Errors {
  return [
    ...known(path.child('apiGroup'), roleRef.apiGroup, groups),
    ...known(path.child('kind'), roleRef.kind, namespaced ? ['Role', 'ClusterRole'] : ['ClusterRole']),
    ...named(path.child('name'), roleRef.name, isPathSegment),
    ...each(FieldPath.root('subjects'), subjects, (subject, at) => validateSubject(subject, at, namespaced)),
  ]
}

/** A binding is to one role for good. */
export function roleChanged(next: Binding, old: Binding): Errors {
  return deepEqual(next.roleRef, old.roleRef) ? none : [field.invalid(path, next.roleRef, 'cannot change roleRef')]
}
