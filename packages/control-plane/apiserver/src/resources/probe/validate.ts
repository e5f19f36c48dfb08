import { field, isHTTPHeaderName, isPortNumber, isValidPortName, type corev1, type FieldPath } from '@orrery/api'
import { atLeastZero, byRule, none, required, type Errors } from '../validation/checks.js'

/** A port's number, or the name of a container's port. */
export function validatePort(path: FieldPath, port: number | string): Errors {
  if (typeof port === 'string') return byRule(path, port, isValidPortName)
  return isPortNumber(port).map((detail) => field.invalid(path, port, detail))
}

const schemes = ['HTTP', 'HTTPS']

function validateHttpGet(path: FieldPath, action: corev1.HTTPGetAction): Errors {
  const { scheme = '' } = action
  return [
    ...required(path.child('path'), action.path),
    ...validatePort(path.child('port'), action.port),
    ...(schemes.includes(scheme) ? none : [field.notSupported(path.child('scheme'), scheme, schemes)]),
    ...(action.httpHeaders ?? []).flatMap(({ name }) => byRule(path.child('httpHeaders'), name, isHTTPHeaderName)),
  ]
}

function validateSleep(path: FieldPath, { seconds }: corev1.SleepAction, grace: number | undefined): Errors {
  if (grace === undefined || (seconds >= 0 && seconds <= grace)) return none
  return [field.invalid(path, seconds, `must be non-negative and less than terminationGracePeriodSeconds (${grace})`)]
}

type Action = corev1.ProbeHandler & corev1.LifecycleHandler

function checkAction(path: FieldPath, { exec, httpGet, tcpSocket, grpc, sleep }: Action, grace?: number): Errors {
  if (exec) return exec.command?.length ? none : [field.required(path.child('exec', 'command'))]
  if (httpGet) return validateHttpGet(path.child('httpGet'), httpGet)
  if (tcpSocket) return validatePort(path.child('tcpSocket', 'port'), tcpSocket.port)
  if (grpc) return validatePort(path.child('grpc', 'port'), grpc.port)
  return sleep ? validateSleep(path.child('sleep'), sleep, grace) : none
}

const order = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const

/** Exactly one way to act. `grace`: the pod's termination grace in seconds, within which a sleep must end. */
export function validateHandler(path: FieldPath, handler: Action, grace?: number): Errors {
  const given = order.filter((kind) => handler[kind] !== undefined)
  const [first, ...more] = given
  if (first === undefined) return [field.required(path, 'must specify a handler type')]
  const extra = more.map((kind) => field.forbidden(path.child(kind), 'may not specify more than 1 handler type'))
  return [...checkAction(path, handler, grace), ...extra]
}

const counts = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'] as const

export type ProbeKind = 'livenessProbe' | 'readinessProbe' | 'startupProbe'

/** What only one kind of probe may not say. */
function validateKind(path: FieldPath, probe: corev1.Probe, kind: ProbeKind): Errors {
  const grace = probe.terminationGracePeriodSeconds
  if (kind === 'readinessProbe') {
    const at = path.child('terminationGracePeriodSeconds')
    return grace === undefined ? none : [field.invalid(at, grace, 'must not be set for readinessProbes')]
  }
  const successes = probe.successThreshold ?? 0
  return successes === 1 ? none : [field.invalid(path.child('successThreshold'), successes, 'must be 1')]
}

export function validateProbe(path: FieldPath, probe: corev1.Probe | undefined, kind: ProbeKind): Errors {
  if (!probe) return none
  const grace = probe.terminationGracePeriodSeconds
  const at = path.child('terminationGracePeriodSeconds')
  return [
    ...validateHandler(path, probe),
    ...counts.flatMap((name) => atLeastZero(path.child(name), probe[name])),
    ...(grace !== undefined && grace <= 0 ? [field.invalid(at, grace, 'must be greater than 0')] : none),
    ...validateKind(path, probe, kind),
  ]
}
