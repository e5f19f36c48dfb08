import {
  field,
  isDNS1035Label,
  isDNS1123Subdomain,
  isPortNumber,
  isValidPortName,
  type corev1,
  type FieldPath,
  type networkingv1,
} from '@orrery/api'
import { byRule, named, none, type Errors } from '../validation/checks.js'
import { isPathSegment } from '../validation/path-segment.js'

type Backend = networkingv1.IngressBackend

function validateResource({ kind, name, ...resource }: corev1.TypedLocalObjectReference, path: FieldPath): Errors {
  // What nobody said is written as null.
  const apiGroup: string | null | undefined = resource.apiGroup
  return [
    ...(apiGroup === undefined || apiGroup === null ? none : byRule(path.child('apiGroup'), apiGroup, isDNS1123Subdomain)),
    ...named(path.child('kind'), kind, isPathSegment),
    ...named(path.child('name'), name, isPathSegment),
  ]
}

/** By name or by number; complaints about both or neither are about the backend. */
function validatePort(port: networkingv1.ServiceBackendPort, path: FieldPath): Errors {
  const { name = '', number = 0 } = port
  const at = path.child('service', 'port')
  if (name && number) return [field.invalid(path, '', 'cannot set both port name & port number')]
  if (name) return byRule(at.child('name'), name, isValidPortName)
  if (number) return isPortNumber(number).map((detail) => field.invalid(at.child('number'), number, detail))
  return [field.required(path, 'port name or number is required')]
}

/** Upstream's validateIngressBackend. */
export function validateBackend({ resource, service }: Backend, path: FieldPath): Errors {
  if (resource && service) return [field.invalid(path, '', 'cannot set both resource and service backends')]
  if (resource) return validateResource(resource, path.child('resource'))
  if (!service) return [field.invalid(path, '', 'resource or service backend is required')]
  return [...named(path.child('service', 'name'), service.name, isDNS1035Label), ...validatePort(service.port, path)]
}
