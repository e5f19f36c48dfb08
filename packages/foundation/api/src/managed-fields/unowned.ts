import { fieldSet } from './field-set.js'

/** Fields of an object that say what it is. */
export const typeFields: readonly string[] = ['apiVersion', 'kind']

/** Fields of an object's metadata that say which it is, or what the server alone says of it. */
export const serversFields: readonly string[] = [
  'creationTimestamp',
  'generation',
  'managedFields',
  'name',
  'namespace',
  'resourceVersion',
  'selfLink',
  'uid',
]

/** What nobody owns (fieldmanager's stripMeta). */
export const unowned = fieldSet(
  ...typeFields.map((name) => [`f:${name}`]),
  ['f:metadata'],
  ...serversFields.map((name) => ['f:metadata', `f:${name}`]),
)
