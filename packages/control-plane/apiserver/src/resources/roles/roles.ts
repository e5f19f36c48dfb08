import { nameIsPathSegment, resources, type rbacv1 } from '@orrery/api'
import { declare } from '../declare.js'
import { byRules, must } from '../validation/field-rules.js'

const verbs = 'verbs must contain at least one value'

export const roles = declare<rbacv1.Role>({
  ref: resources.rbacv1.roles,
  ...byRules(must('rules[].verbs', verbs)),
  nameRule: nameIsPathSegment,
  strategy: { createOnUpdate: true, noGeneration: true },
})

export const clusterroles = declare<rbacv1.ClusterRole>({
  ref: resources.rbacv1.clusterroles,
  ...byRules(must('rules[].verbs', verbs)),
  nameRule: nameIsPathSegment,
  strategy: { createOnUpdate: true, noGeneration: true },
})
