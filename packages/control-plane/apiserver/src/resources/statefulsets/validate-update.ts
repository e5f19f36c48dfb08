import { deepEqual, field, FieldPath, type appsv1 } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'

const changeable = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
] as const

const [last, ...others] = changeable.toReversed()

const detail =
  `updates to statefulset spec for fields other than ${others.toReversed().map((name) => `'${name}'`).join(', ')} ` +
  `and '${last}' are forbidden`

function fixed(spec: appsv1.StatefulSetSpec): object {
  const entries = Object.entries(spec).filter(([name]) => !changeable.some((one) => one === name))
  return Object.fromEntries(entries)
}

/** Names, claims and the selector of a stateful set are its identity. */
export function validateIdentity(next: appsv1.StatefulSet, old: appsv1.StatefulSet): Errors {
  return deepEqual(fixed(next.spec), fixed(old.spec)) ? none : [field.forbidden(FieldPath.root('spec'), detail)]
}
