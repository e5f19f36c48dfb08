import { field, FieldPath, isDNS1123Label, isPortNumber, isQualifiedName, type corev1 } from '@orrery/api'
import { protocols } from '../../pod-spec/validate-ports.js'
import { validatePort } from '../../probe/validate.js'
import { byRule, each, none, oneOf, type Errors } from '../../validation/checks.js'
import { isHeadless } from '../cluster-ips.js'

const path = FieldPath.root('spec', 'ports')

function validateName(at: FieldPath, name: string, names: Set<string>, alone: boolean): Errors {
  if (name === '') return alone ? none : [field.required(at)]
  const errors = byRule(at, name, isDNS1123Label)
  const again = names.has(name)
  names.add(name)
  return again ? [...errors, field.duplicate(at, name)] : errors
}

/** Something to serve, where traffic is sent to the service itself. */
export function validateHasPorts({ ports = [], ...spec }: corev1.ServiceSpec): Errors {
  const needed = ports.length === 0 && !isHeadless(spec) && spec.type !== 'ExternalName'
  return needed ? [field.required(path)] : none
}

export function validatePorts({ ports = [] }: corev1.ServiceSpec): Errors {
  const names = new Set<string>()
  return each(path, ports, ({ name = '', port, protocol, targetPort = 0, appProtocol }, at) => [
    ...validateName(at.child('name'), name, names, ports.length === 1),
    ...isPortNumber(port).map((detail) => field.invalid(at.child('port'), port, detail)),
    ...oneOf(at.child('protocol'), protocol, protocols),
    ...validatePort(at.child('targetPort'), targetPort),
    ...(appProtocol === undefined ? none : byRule(at.child('appProtocol'), appProtocol, isQualifiedName)),
  ])
}

/** A port as errors show it: upstream's internal type, whose fields have their Go names. */
function shown(protocol: string, port: number): object {
  return { Name: '', Protocol: protocol, AppProtocol: null, Port: port, TargetPort: 0, NodePort: 0 }
}

/** Between the ports: nothing twice, and no node port where the type has none. */
export function validatePortSet({ ports, type }: corev1.ServiceSpec): Errors {
  const seen = new Set<string>()
  const again = (key: string): boolean => seen.size === seen.add(key).size
  const forbidden = "may not be used when `type` is 'ClusterIP'"
  return [
    ...each(path, ports, ({ nodePort }, at) =>
      type === 'ClusterIP' && nodePort ? [field.forbidden(at.child('nodePort'), forbidden)] : none,
    ),
    ...each(path, ports, ({ protocol, nodePort }, at) =>
      nodePort && again(`node ${protocol} ${nodePort}`) ? [field.duplicate(at.child('nodePort'), nodePort)] : none,
    ),
    ...each(path, ports, ({ protocol = '', port }, at) =>
      again(`${protocol} ${port}`) ? [field.duplicate(at, shown(protocol, port))] : none,
    ),
  ]
}
