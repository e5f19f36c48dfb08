import { field, isPortNumber, isValidPortName, type corev1, type FieldPath } from '@orrery/api'
import { byRule, each, none, oneOf, type Errors } from '../validation/checks.js'

export const protocols = ['SCTP', 'TCP', 'UDP']

function number(path: FieldPath, port: number): Errors {
  return isPortNumber(port).map((detail) => field.invalid(path, port, detail))
}

function validateName(path: FieldPath, name: string | undefined, seen: Set<string>): Errors {
  if (!name) return none
  const errors = byRule(path, name, isValidPortName)
  if (errors.length > 0) return errors
  if (seen.has(name)) return [field.duplicate(path, name)]
  seen.add(name)
  return none
}

export function validateContainerPorts(path: FieldPath, ports: readonly corev1.ContainerPort[] | undefined): Errors {
  const names = new Set<string>()
  return each(path, ports, ({ name, containerPort, hostPort, protocol }, at) => [
    ...validateName(at.child('name'), name, names),
    ...(containerPort === 0 ? [field.required(at.child('containerPort'))] : number(at.child('containerPort'), containerPort)),
    ...(hostPort ? number(at.child('hostPort'), hostPort) : none),
    ...oneOf(at.child('protocol'), protocol, protocols),
  ])
}

/** No two containers take the same port of the host. */
export function validateHostPorts(path: FieldPath, containers: readonly corev1.Container[]): Errors {
  const taken = new Set<string>()
  return each(path, containers, ({ ports }, at) =>
    each(at.child('ports'), ports, ({ protocol, hostIP = '', hostPort = 0 }, to) => {
      if (hostPort === 0) return none
      const key = `${protocol}/${hostIP}/${hostPort}`
      if (taken.has(key)) return [field.duplicate(to.child('hostPort'), key)]
      taken.add(key)
      return none
    }),
  )
}

/** `isPod`: in templates a port of the host may still be missing, since the pod gets it. */
export function validateHostNetworkPorts(path: FieldPath, spec: corev1.PodSpec, isPod: boolean): Errors {
  if (!spec.hostNetwork) return none
  return each(path, spec.containers, ({ ports }, at) =>
    each(at.child('ports'), ports, ({ hostPort = 0, containerPort }, to) => {
      if (hostPort === containerPort || (!isPod && hostPort === 0)) return none
      const detail = 'must match `containerPort` when `hostNetwork` is true'
      return [field.invalid(to.child('hostPort'), hostPort, detail)]
    }),
  )
}
