import {
  field,
  FieldPath,
  isDNS1123Label,
  isDNS1123Subdomain,
  isPortNumber,
  isQualifiedName,
  isValidIP,
  semanticEqual,
  type corev1,
} from '@orrery/api'
import { protocols } from '../pod-spec/validate-ports.js'
import { byRule, each, none, oneOf, type Errors } from '../validation/checks.js'
import { ordinaryAddress } from '../validation/ordinary-address.js'

function validateAddress({ ip, hostname, nodeName }: corev1.EndpointAddress, path: FieldPath): Errors {
  return [
    ...byRule(path.child('ip'), ip, isValidIP),
    ...(hostname ? byRule(path.child('hostname'), hostname, isDNS1123Label) : none),
    ...(nodeName === undefined ? none : byRule(path.child('nodeName'), nodeName, isDNS1123Subdomain)),
    ...ordinaryAddress(path.child('ip'), ip),
  ]
}

function validatePort(port: corev1.EndpointPort, path: FieldPath, alone: boolean): Errors {
  const { name = '', appProtocol } = port
  const missing = name === '' && !alone
  return [
    ...(missing ? [field.required(path.child('name'))] : none),
    ...(name === '' ? none : byRule(path.child('name'), name, isDNS1123Label)),
    ...isPortNumber(port.port).map((detail) => field.invalid(path.child('port'), port.port, detail)),
    ...oneOf(path.child('protocol'), port.protocol, protocols),
    ...(appProtocol === undefined ? none : byRule(path.child('appProtocol'), appProtocol, isQualifiedName)),
  ]
}

/** Upstream's ValidateEndpoints besides the metadata. */
export function validateEndpoints({ subsets }: corev1.Endpoints): Errors {
  return each(FieldPath.root('subsets'), subsets, ({ addresses, notReadyAddresses, ports = [] }, at) => {
    const empty = !addresses?.length && !notReadyAddresses?.length
    return [
      ...(empty ? [field.required(at, 'must specify `addresses` or `notReadyAddresses`')] : none),
      ...each(at.child('addresses'), addresses, validateAddress),
      ...each(at.child('notReadyAddresses'), notReadyAddresses, validateAddress),
      ...each(at.child('ports'), ports, (port, to) => validatePort(port, to, ports.length === 1)),
    ]
  })
}

/** Subsets that were there before are not looked at again: older servers let in what newer ones refuse. */
export function validateEndpointsUpdate(next: corev1.Endpoints, old: corev1.Endpoints): Errors {
  return semanticEqual(next.subsets, old.subsets) ? none : validateEndpoints(next)
}
