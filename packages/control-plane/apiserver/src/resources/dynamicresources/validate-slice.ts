import { byteLength, field, FieldPath, isDNS1123Label, isDNS1123Subdomain, type resourcev1 } from '@orrery/api'
import { byRule, none, type Errors } from '../validation/checks.js'
import { validateDriver } from './validate-claim.js'
import { validateSet } from './validate-list.js'

type Slice = resourcev1.ResourceSlice

const path = FieldPath.root('spec')
const longestPoolName = 253
const mostDevices = 128
const places = ['nodeName', 'nodeSelector', 'allNodes', 'perDeviceNodeSelection'] as const

function validatePool({ name, generation, resourceSliceCount }: resourcev1.ResourcePool): Errors {
  const at = path.child('pool')
  const to = at.child('name')
  return [
    ...(name ? none : [field.required(to)]),
    ...(byteLength(name) > longestPoolName ? [field.tooLong(to, longestPoolName)] : none),
    ...(name ? name.split('/').flatMap((part) => byRule(to, part, isDNS1123Subdomain)) : none),
    ...(resourceSliceCount > 0
      ? none
      : [field.invalid(at.child('resourceSliceCount'), resourceSliceCount, 'must be greater than zero')]),
    ...(generation < 0 ? [field.invalid(at.child('generation'), generation, 'must be greater than or equal to zero')] : none),
  ]
}

/** From where the devices are reached is said in one way. */
function validatePlace(spec: Slice['spec']): Errors {
  const set = places.filter((name) => spec[name]).map((name) => `\`${name}\``)
  const one = `exactly one of ${places.map((name) => `\`${name}\``).join(', ')} is required`
  if (set.length === 0) return [field.required(path, one)]
  return set.length > 1 ? [field.invalid(path, `{${set.join(', ')}}`, `${one}, but multiple fields are set`)] : none
}

/** Upstream's ValidateResourceSlice besides the metadata, and what devices offer. */
export function validateSlice({ spec }: Slice): Errors {
  const { nodeName } = spec
  return [
    ...validateDriver(spec.driver, path.child('driver')),
    ...validatePool(spec.pool),
    ...(nodeName === undefined ? none : byRule(path.child('nodeName'), nodeName, isDNS1123Subdomain)),
    ...validatePlace(spec),
    ...validateSet(
      spec.devices,
      mostDevices,
      path.child('devices'),
      ({ name }, at) => byRule(at.child('name'), name, isDNS1123Label),
      [({ name }) => name, 'name'],
    ),
  ]
}

/** Whose devices they are never changes. */
export function validateSliceUpdate(next: Slice, old: Slice): Errors {
  const pairs = [
    [path.child('driver'), next.spec.driver, old.spec.driver],
    [path.child('pool', 'name'), next.spec.pool.name, old.spec.pool.name],
    [path.child('nodeName'), next.spec.nodeName, old.spec.nodeName],
  ] as const
  const changed = pairs.filter(([, now, before]) => now !== before)
  return [...validateSlice(next), ...changed.map(([at, now]) => field.invalid(at, now ?? null, 'field is immutable'))]
}
