import { nameIsPathSegment, resources, type rbacv1 } from '@orrery/api'
import { declare } from '../declare.js'

export const roles = declare<rbacv1.Role>({
  ref: resources.rbacv1.roles,
  nameRule: nameIsPathSegment,
  strategy: { createOnUpdate: true, noGeneration: true },
})

export const clusterroles = declare<rbacv1.ClusterRole>({
  ref: resources.rbacv1.clusterroles,
  nameRule: nameIsPathSegment,
  strategy: { createOnUpdate: true, noGeneration: true },
})
