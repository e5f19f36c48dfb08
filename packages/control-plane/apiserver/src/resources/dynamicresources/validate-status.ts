import { Cidr, deepEqual, field, FieldPath, formatIP, isDNS1123Label, parseIP, quote, type resourcev1 } from '@orrery/api'
import { validateNodeSelector } from '../pod-spec/validate-affinity.js'
import { byRule, none, required, type Errors } from '../validation/checks.js'
import { validateConditions } from '../validation/conditions.js'
import { validateDriverName } from '../volume/csi.js'
import { validateConfiguration, validateRawMap } from './configuration.js'
import { deviceID } from './drop-gated.js'
import { validatePoolName } from './names.js'
import { requestNames, validateRequestName, validateRequestNames, type RequestNames } from './request-names.js'
import { validateList, validateSet } from './validate-list.js'

type Claim = resourcev1.ResourceClaim
type Device = resourcev1.AllocatedDeviceStatus

const path = FieldPath.root('status')
const limits = { reserved: 256, results: 32, config: 64, conditions: 8, interfaceName: 256, hardwareAddress: 128, ips: 16 }
const sources = ['FromClaim', 'FromClass']

function validateConfig(config: resourcev1.DeviceAllocationConfiguration, at: FieldPath, names: RequestNames): Errors {
  const { source } = config
  const known = source && !sources.includes(source) ? [field.notSupported(at.child('source'), source, sources)] : none
  return [
    ...required(at.child('source'), source),
    ...known,
    ...validateRequestNames(config.requests, at, names),
    ...validateConfiguration(config, at, false),
  ]
}

function validateAllocation({ devices, nodeSelector }: resourcev1.AllocationResult, at: FieldPath, names: RequestNames): Errors {
  const to = at.child('devices')
  const result = (one: resourcev1.DeviceRequestAllocationResult, where: FieldPath): Errors => [
    ...validateRequestName(one.request, where.child('request'), names),
    ...validateDriverName(where.child('driver'), one.driver),
    ...validatePoolName(one.pool, where.child('pool')),
    ...byRule(where.child('device'), one.device, isDNS1123Label),
  ]
  return [
    ...validateList(devices.results, limits.results, to.child('results'), result),
    ...validateList(devices.config, limits.config, to.child('config'), (config, where) => validateConfig(config, where, names)),
    ...(nodeSelector ? validateNodeSelector(at.child('nodeSelector'), nodeSelector) : none),
  ]
}

/** An address with the length of its network, in its one form. */
function validateInterfaceAddress(text: string, at: FieldPath): Errors {
  const block = Cidr.parse(text)
  const ip = parseIP(text.slice(0, text.indexOf('/')))
  if (!block || !ip) return [field.invalid(at, text, 'must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)')]
  const canonical = `${formatIP(ip)}/${block.prefix}`
  return canonical === text ? none : [field.invalid(at, text, `must be in canonical form (${quote(canonical)})`)]
}

function validateNetwork(data: resourcev1.NetworkDeviceData | undefined, at: FieldPath): Errors {
  if (!data) return none
  const long = (['interfaceName', 'hardwareAddress'] as const).flatMap((name) =>
    (data[name]?.length ?? 0) > limits[name] ? [field.tooLong(at.child(name), limits[name])] : [],
  )
  return [...long, ...validateSet(data.ips, limits.ips, at.child('ips'), validateInterfaceAddress, [(ip) => ip, ''])]
}

function validateDevice(device: Device, at: FieldPath, allocated: ReadonlySet<string>): Errors {
  const { driver, pool, data } = device
  const conditions = device.conditions ?? []
  const count = conditions.length
  const shown = { Driver: driver, Pool: pool, Device: device.device, ShareID: '' }
  return [
    ...validateDriverName(at.child('driver'), driver),
    ...validatePoolName(pool, at.child('pool')),
    ...byRule(at.child('device'), device.device, isDNS1123Label),
    ...(allocated.has(deviceID(device)) ? none : [field.invalid(at, shown, 'must be an allocated device in the claim')]),
    ...(count > limits.conditions ? [field.tooMany(at.child('conditions'), count, limits.conditions)] : none),
    ...validateConditions(at.child('conditions'), conditions),
    ...(data === undefined || data === null ? none : validateRawMap(data, at.child('data'), false)),
    ...validateNetwork(device.networkData, at.child('networkData')),
  ]
}

function validateReserved({ status, metadata }: Claim, old: Claim): Errors {
  const at = path.child('reservedFor')
  const users = status.reservedFor ?? []
  if (users.length === 0) return none
  if (!status.allocation) return [field.forbidden(at, 'may not be specified when `allocated` is not set')]
  const added = users.some((user) => !(old.status.reservedFor ?? []).some((known) => deepEqual(user, known)))
  const detail = 'new entries may not be added while `deallocationRequested` or `deletionTimestamp` are set'
  return metadata.deletionTimestamp && added ? [field.forbidden(at, detail)] : none
}

/** Upstream's validateResourceClaimStatusUpdate: what was given is given once, and looked at once. */
export function validateClaimStatus(next: Claim, old: Claim): Errors {
  const { status, spec } = next
  const [now, before] = [status.allocation, old.status.allocation]
  const at = path.child('allocation')
  const allocated = new Set((now?.devices.results ?? []).map(deviceID))
  const user = (one: resourcev1.ResourceClaimConsumerReference, to: FieldPath): Errors =>
    (['resource', 'name', 'uid'] as const).flatMap((name) => required(to.child(name), one[name]))
  const moved = now && before && !deepEqual(now, before)
  return [
    ...validateSet(status.reservedFor, limits.reserved, path.child('reservedFor'), user, [({ uid }) => uid, 'uid']),
    ...validateSet(status.devices, Infinity, path.child('devices'), (device, to) => validateDevice(device, to, allocated), [deviceID, 'deviceID']),
    ...validateReserved(next, old),
    ...(moved ? [field.invalid(at, now, 'field is immutable')] : none),
    ...(now && !before ? validateAllocation(now, at, requestNames(spec.devices.requests)) : none),
  ]
}
