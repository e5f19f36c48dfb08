import { nameIsPathSegment, resources, type rbacv1 } from '@orrery/api'
import { declare } from '../declare.js'
import { bindingColumns, defaultBinding } from './binding.js'
import { checkedTwice } from '../roles/checked-twice.js'
import { roleChanged, validateBinding } from './validate.js'

type Binding = rbacv1.RoleBinding

const inNamespace = (binding: Binding): ReturnType<typeof validateBinding> => validateBinding(binding, true)
const inCluster = (binding: Binding): ReturnType<typeof validateBinding> => validateBinding(binding, false)

export const rolebindings = declare<rbacv1.RoleBinding>({
  ref: resources.rbacv1.rolebindings,
  validate: inNamespace,
  validateUpdate: checkedTwice(inNamespace, true, roleChanged),
  defaults: defaultBinding,
  nameRule: nameIsPathSegment,
  strategy: { createOnUpdate: true, noGeneration: true },
  columns: bindingColumns('rbacv1.RoleBinding', 'roleBinding'),
})

export const clusterrolebindings = declare<rbacv1.ClusterRoleBinding>({
  ref: resources.rbacv1.clusterrolebindings,
  validate: inCluster,
  validateUpdate: checkedTwice(inCluster, false, roleChanged),
  defaults: defaultBinding,
  nameRule: nameIsPathSegment,
  strategy: { createOnUpdate: true, noGeneration: true },
  columns: bindingColumns('rbacv1.ClusterRoleBinding', 'clusterRoleBinding'),
})
