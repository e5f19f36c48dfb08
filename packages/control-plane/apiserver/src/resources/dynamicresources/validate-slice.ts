import { byteLength, field, FieldPath, isDNS1123Label, isDNS1123Subdomain, type resourcev1 } from '@orrery/api'
import { validateNodeSelector } from '../pod-spec/validate-affinity.js'
import { byRule, none, type Errors } from '../validation/checks.js'
import { immutable } from '../validation/immutable.js'
import { validateDriverName } from '../volume/csi.js'
import { validatePoolName, validateQualified } from './names.js'
import { validateSet } from './validate-list.js'

type Slice = resourcev1.ResourceSlice
type Spec = resourcev1.ResourceSliceSpec

const path = FieldPath.root('spec')
const mostDevices = 128
const mostSaid = 32
const longestValue = 64
const longestKey = 96
const places = ['nodeName', 'nodeSelector', 'allNodes', 'perDeviceNodeSelection'] as const

const version =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-(0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*)(\.(0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*))*)?(\+[\da-zA-Z-]+(\.[\da-zA-Z-]+)*)?$/

function validatePool({ name, generation, resourceSliceCount: count }: resourcev1.ResourcePool): Errors {
  const at = path.child('pool')
  return [
    ...validatePoolName(name, at.child('name')),
    ...(count > 0 ? none : [field.invalid(at.child('resourceSliceCount'), count, 'must be greater than zero')]),
    ...(generation < 0 ? [field.invalid(at.child('generation'), generation, 'must be greater than or equal to zero')] : none),
  ]
}

function validateNodeName({ nodeName }: Spec): Errors {
  if (nodeName === undefined) return none
  const at = path.child('nodeName')
  if (nodeName === '') return [field.invalid(at, nodeName, 'must be either unset or set to a non-empty string')]
  return byRule(at, nodeName, isDNS1123Subdomain)
}

function validateSelector({ nodeSelector }: Spec): Errors {
  if (!nodeSelector) return none
  const at = path.child('nodeSelector')
  const terms: readonly unknown[] | null | undefined = nodeSelector.nodeSelectorTerms
  const one = terms?.length === 1
  const detail = 'must have exactly one node selector term'
  return [
    ...validateNodeSelector(at, nodeSelector),
    ...(one ? none : [field.invalid(at.child('nodeSelectorTerms'), terms ?? null, detail)]),
  ]
}

/** From where the devices are reached is said in one way. */
function validatePlace(spec: Spec): Errors {
  const set = places.filter((name) => spec[name]).map((name) => `\`${name}\``)
  const one = `exactly one of ${places.map((name) => `\`${name}\``).join(', ')} is required`
  const no = (['allNodes', 'perDeviceNodeSelection'] as const).flatMap((name) =>
    spec[name] === false ? [field.invalid(path.child(name), false, 'must be either unset or set to true')] : [],
  )
  const many = [field.invalid(path, `{${set.join(', ')}}`, `${one}, but multiple fields are set`)]
  return [
    ...validateNodeName(spec),
    ...validateSelector(spec),
    ...no,
    ...(set.length === 0 ? [field.required(path, one)] : set.length > 1 ? many : none),
  ]
}

function validateAttribute(attribute: resourcev1.DeviceAttribute, at: FieldPath): Errors {
  const { string: text, version: number } = attribute
  const wrong = number !== undefined && !version.test(number)
  const long = (name: string, value = ''): Errors =>
    byteLength(value) > longestValue ? [field.tooLong(at.child(name), longestValue)] : none
  const count = Object.values(attribute).filter((value) => value !== undefined && value !== null).length
  const one = 'exactly one value must be specified'
  return [
    ...long('string', text),
    ...(wrong ? [field.invalid(at.child('version'), number, 'must be a string compatible with semver.org spec 2.0.0')] : none),
    ...long('version', number),
    ...(count === 0 ? [field.required(at, one)] : count > 1 ? [field.invalid(at, attribute, one)] : none),
  ]
}

/** A key as errors show it: without its middle where it is long. */
function shown(key: string): string {
  const left = longestKey - 3
  return key.length <= longestKey ? key : `${key.slice(0, Math.floor((left + 1) / 2))}...${key.slice(key.length - Math.floor(left / 2))}`
}

function validateDevice({ name, attributes = {}, capacity = {} }: resourcev1.Device, at: FieldPath): Errors {
  const count = Object.keys(attributes).length + Object.keys(capacity).length
  const detail = `the total number of attributes and capacities must not exceed ${mostSaid}`
  const keyed = (list: string, key: string): FieldPath => at.child(list).key(shown(key))
  return [
    ...byRule(at.child('name'), name, isDNS1123Label),
    ...(count > mostSaid ? [field.invalid(at, count, detail)] : none),
    ...Object.entries(attributes).flatMap(([key, attribute]) => [
      ...validateQualified(key, keyed('attributes', key)),
      ...validateAttribute(attribute, keyed('attributes', key)),
    ]),
    ...Object.keys(capacity).flatMap((key) => validateQualified(key, keyed('capacity', key))),
  ]
}

/** Upstream's ValidateResourceSlice besides the metadata; what gates that are off let devices say is dropped before. */
export function validateSlice({ spec }: Slice, old?: Slice): Errors {
  return [
    ...validateDriverName(path.child('driver'), spec.driver),
    ...validatePool(spec.pool),
    ...(old ? validateKept(spec, old.spec) : none),
    ...validatePlace(spec),
    ...validateSet(spec.devices, mostDevices, path.child('devices'), validateDevice, [({ name }) => name, 'name']),
  ]
}

/** Whose devices they are never changes. */
function validateKept(next: Spec, old: Spec): Errors {
  return [
    ...immutable(path.child('pool', 'name'), next.pool.name, old.pool.name),
    ...immutable(path.child('driver'), next.driver, old.driver),
    ...immutable(path.child('nodeName'), next.nodeName, old.nodeName),
  ]
}
