import {
  field,
  FieldPath,
  ipFamily,
  isDNS1123Label,
  isDNS1123Subdomain,
  isQualifiedName,
  isValidIP,
  isValidLabelValue,
  semanticEqual,
  validateLabels,
  type discoveryv1,
} from '@orrery/api'
import { canonicalAddress, domainName } from '../validation/addresses.js'
import { byRule, each, none, oneOf, type Errors } from '../validation/checks.js'
import { ordinaryAddress } from '../validation/ordinary-address.js'
import { protocols } from '../pod-spec/validate-ports.js'

type EndpointSlice = discoveryv1.EndpointSlice
type Check = (path: FieldPath, list: FieldPath, address: string) => Errors

const most = { endpoints: 1000, addresses: 100, ports: 20_000, topology: 16, hints: 8 }

function ofFamily(family: 'IPv4' | 'IPv6', form: (path: FieldPath, text: string) => Errors): Check {
  return (path, list, address) => {
    const errors = form(path, address)
    if (errors.length > 0) return errors
    const wrong = ipFamily(address) === family ? none : [field.invalid(list, address, `must be an ${family} address`)]
    return [...wrong, ...ordinaryAddress(path, address)]
  }
}

/** By what the slice holds; an unknown sort of address is not looked at. */
const checks: ReadonlyMap<string, Check> = new Map([
  ['IPv4', ofFamily('IPv4', (path, text) => byRule(path, text, isValidIP))],
  ['IPv6', ofFamily('IPv6', canonicalAddress)],
  ['FQDN', (path, _list, address) => domainName(path, address)],
])

function validateAddresses(path: FieldPath, type: string, addresses: readonly string[]): Errors {
  const { length } = addresses
  const check = checks.get(type)
  return [
    ...(length === 0 ? [field.required(path, 'must contain at least 1 address')] : none),
    ...(length > most.addresses ? [field.tooMany(path, length, most.addresses)] : none),
    ...each(path, addresses, (address, at) => check?.(at, path, address) ?? none),
  ]
}

/** Names told once each, of a few things. */
function validateHintNames(
  path: FieldPath,
  list: readonly { name: string }[],
  rule: (name: string) => readonly string[],
): Errors {
  if (list.length > most.hints) return [field.tooMany(path, list.length, most.hints)]
  const seen = new Set<string>()
  return each(path, list, ({ name }, at) => {
    const again = seen.has(name) ? [field.duplicate(at.child('name'), name)] : none
    seen.add(name)
    return [...again, ...byRule(at.child('name'), name, rule)]
  })
}

function validateHints(path: FieldPath, { forZones = [], forNodes = [] }: discoveryv1.EndpointHints): Errors {
  const zones = validateHintNames(path.child('forZones'), forZones, isValidLabelValue)
  if (forZones.length > most.hints) return zones
  return [...zones, ...validateHintNames(path.child('forNodes'), forNodes, isDNS1123Subdomain)]
}

function validateEndpoint(path: FieldPath, type: string, endpoint: discoveryv1.Endpoint): Errors {
  const { addresses, nodeName, hostname, hints, deprecatedTopology = {} } = endpoint
  const topology = path.child('deprecatedTopology')
  const labels = Object.keys(deprecatedTopology).length
  return [
    ...validateAddresses(path.child('addresses'), type, addresses ?? []),
    ...(nodeName === undefined ? none : byRule(path.child('nodeName'), nodeName, isDNS1123Subdomain)),
    ...(labels > most.topology ? [field.tooMany(topology, labels, most.topology)] : none),
    ...validateLabels(deprecatedTopology, topology),
    ...(hostname === undefined ? none : byRule(path.child('hostname'), hostname, isDNS1123Label)),
    ...(hints ? validateHints(path.child('hints'), hints) : none),
  ]
}

function validateEndpoints({ endpoints, addressType }: EndpointSlice): Errors {
  const path = FieldPath.root('endpoints')
  const list = endpoints ?? []
  if (list.length > most.endpoints) return [field.tooMany(path, list.length, most.endpoints)]
  return each(path, list, (endpoint, at) => validateEndpoint(at, addressType, endpoint))
}

function validatePorts({ ports }: EndpointSlice): Errors {
  const path = FieldPath.root('ports')
  const list = ports ?? []
  if (list.length > most.ports) return [field.tooMany(path, list.length, most.ports)]
  const seen = new Set<string>()
  return each(path, list, ({ name = '', protocol, appProtocol }, at) => {
    const again = seen.has(name) ? [field.duplicate(at.child('name'), name)] : none
    seen.add(name)
    return [
      ...(name === '' ? none : byRule(at.child('name'), name, isDNS1123Label)),
      ...again,
      ...(protocol === undefined
        ? [field.required(at.child('protocol'))]
        : protocols.includes(protocol)
          ? none
          : [field.notSupported(at.child('protocol'), protocol, protocols)]),
      ...(appProtocol === undefined ? none : byRule(at.child('appProtocol'), appProtocol, isQualifiedName)),
    ]
  })
}

function validateSlice(slice: EndpointSlice): Errors {
  return [...oneOf(FieldPath.root('addressType'), slice.addressType, ['FQDN', 'IPv4', 'IPv6']), ...validatePorts(slice)]
}

/** Upstream's ValidateEndpointSlice besides the metadata. */
export function validateEndpointSlice(slice: EndpointSlice): Errors {
  return [...validateSlice(slice), ...validateEndpoints(slice)]
}

/** Endpoints that were there before are not looked at again: older servers let in what newer ones refuse. */
export function validateEndpointSliceUpdate(next: EndpointSlice, old: EndpointSlice): Errors {
  const { addressType } = next
  const fixed = addressType === old.addressType
  return [
    ...validateSlice(next),
    ...(semanticEqual(next.endpoints, old.endpoints) ? none : validateEndpoints(next)),
    ...(fixed ? none : [field.invalid('addressType', addressType, 'field is immutable')]),
  ]
}
