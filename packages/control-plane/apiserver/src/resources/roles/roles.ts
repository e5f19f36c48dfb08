import { nameIsPathSegment, resources, type rbacv1 } from '@orrery/api'
import { declare } from '../declare.js'
import { checkedTwice } from './checked-twice.js'
import { validateClusterRole, validateRole } from './validate.js'

const strategy = { createOnUpdate: true, noGeneration: true } as const

export const roles = declare<rbacv1.Role>({
  ref: resources.rbacv1.roles,
  validate: validateRole,
  validateUpdate: checkedTwice(validateRole, true),
  nameRule: nameIsPathSegment,
  strategy,
})

export const clusterroles = declare<rbacv1.ClusterRole>({
  ref: resources.rbacv1.clusterroles,
  validate: validateClusterRole,
  validateUpdate: checkedTwice(validateClusterRole, false),
  nameRule: nameIsPathSegment,
  strategy,
})
