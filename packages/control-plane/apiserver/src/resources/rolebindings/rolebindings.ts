import { nameIsPathSegment, resources, type rbacv1 } from '@orrery/api'
import { declare } from '../declare.js'
import { bindingColumns, defaultBinding } from './binding.js'

export const rolebindings = declare<rbacv1.RoleBinding>({
  ref: resources.rbacv1.rolebindings,
  defaults: defaultBinding,
  nameRule: nameIsPathSegment,
  strategy: { createOnUpdate: true, noGeneration: true },
  columns: bindingColumns('rbacv1.RoleBinding', 'roleBinding'),
})

export const clusterrolebindings = declare<rbacv1.ClusterRoleBinding>({
  ref: resources.rbacv1.clusterrolebindings,
  defaults: defaultBinding,
  nameRule: nameIsPathSegment,
  strategy: { createOnUpdate: true, noGeneration: true },
  columns: bindingColumns('rbacv1.ClusterRoleBinding', 'clusterRoleBinding'),
})
