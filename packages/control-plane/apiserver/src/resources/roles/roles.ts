import { nameIsPathSegment, resources, type rbacv1 } from '@orrery/api'
import { declare } from '../declare.js'
import { checkedTwice } from './checked-twice.js'
import { validateClusterRole, validateRole } from './validate.js'

/** In place. Upstream stores a list of no rules as none. */
function dropEmptyRules(role: { rules?: unknown }): void {
  if (Array.isArray(role.rules) && role.rules.length === 0) role.rules = null
}

const strategy = {
  createOnUpdate: true,
  noGeneration: true,
  prepareForCreate: dropEmptyRules,
  prepareForUpdate: dropEmptyRules,
} as const

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
