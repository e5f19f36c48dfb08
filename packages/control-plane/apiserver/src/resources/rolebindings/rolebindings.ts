import { nameIsPathSegment, resources, type rbacv1 } from '@orrery/api'
import { declare } from '../declare.js'
import { bindingColumns, defaultBinding } from './binding.js'
import { byRules, must, mustBeOneOf, unchanging } from '../validation/field-rules.js'

const bindingRules = [
  mustBeOneOf('roleRef.apiGroup', ['rbac.authorization.k8s.io']),
  mustBeOneOf('roleRef.kind', ['Role', 'ClusterRole']),
  must('roleRef.name'),
  must('subjects[].name'),
  mustBeOneOf('subjects[].kind', ['ServiceAccount', 'User', 'Group']),
  unchanging('roleRef', 'cannot change roleRef'),
]

export const rolebindings = declare<rbacv1.RoleBinding>({
  ref: resources.rbacv1.rolebindings,
  ...byRules(...bindingRules),
  defaults: defaultBinding,
  nameRule: nameIsPathSegment,
  strategy: { createOnUpdate: true, noGeneration: true },
  columns: bindingColumns('rbacv1.RoleBinding', 'roleBinding'),
})

export const clusterrolebindings = declare<rbacv1.ClusterRoleBinding>({
  ref: resources.rbacv1.clusterrolebindings,
  ...byRules(...bindingRules),
  defaults: defaultBinding,
  nameRule: nameIsPathSegment,
  strategy: { createOnUpdate: true, noGeneration: true },
  columns: bindingColumns('rbacv1.ClusterRoleBinding', 'clusterRoleBinding'),
})
