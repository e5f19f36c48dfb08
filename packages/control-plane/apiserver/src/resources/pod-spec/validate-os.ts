import { field, type corev1, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { placed } from './placed-containers.js'

const known = ['linux', 'windows']

/** What only Linux has: of a pod's security context (and, without a dot before them, of its spec), in upstream's order. */
const ofLinuxPods = [
  'securityContext.appArmorProfile',
  'securityContext.seLinuxOptions',
  'hostUsers',
  'hostPID',
  'hostIPC',
  'securityContext.seccompProfile',
  'securityContext.fsGroup',
  'securityContext.fsGroupChangePolicy',
  'securityContext.sysctls',
  'shareProcessNamespace',
  'securityContext.runAsUser',
  'securityContext.runAsGroup',
  'securityContext.supplementalGroups',
  'securityContext.supplementalGroupsPolicy',
  'securityContext.seLinuxChangePolicy',
]

/** The same of a container's security context. */
const ofLinuxContainers = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
] as const

/** Set in the sense of upstream: two of these are no pointers, one is counted. */
function isSet(spec: corev1.PodSpec, name: string): boolean {
  const [key = '', inner] = name.split('.')
  const holder: object = inner === undefined ? spec : (spec.securityContext ?? {})
  const value: unknown = Reflect.get(holder, inner ?? key)
  if (inner === 'sysctls') return Array.isArray(value) && value.length > 0
  return key === 'hostPID' || key === 'hostIPC' ? value === true : value !== undefined
}

function validateWindowsPod(path: FieldPath, spec: corev1.PodSpec): Errors {
  const detail = 'cannot be set for a windows pod'
  const ofPod = ofLinuxPods.filter((name) => isSet(spec, name)).map((name) => field.forbidden(path.child(name), detail))
  const ofContainers = placed(path, spec).flatMap(({ container: { securityContext }, path: at }) =>
    ofLinuxContainers
      .filter((name) => securityContext?.[name] !== undefined)
      .map((name) => field.forbidden(at.child('securityContext', name), detail)),
  )
  return [...ofPod, ...ofContainers]
}

function validateLinuxPod(path: FieldPath, spec: corev1.PodSpec): Errors {
  const detail = 'windows options cannot be set for a linux pod'
  const where = [{ container: spec, path }, ...placed(path, spec)]
  return where
    .filter(({ container }) => container.securityContext?.windowsOptions)
    .map(({ path: at }) => field.forbidden(at.child('securityContext', 'windowsOptions'), detail))
}

/** Which system the pod is for, and what cannot be said of it then. `path`: of the spec. */
export function validateOs(path: FieldPath, spec: corev1.PodSpec): Errors {
  if (!spec.os) return none
  const { name } = spec.os
  if (name === '') return [field.required(path.child('os', 'name'))]
  if (!known.includes(name)) return [field.notSupported(path.child('os'), name, known)]
  return name === 'windows' ? validateWindowsPod(path, spec) : validateLinuxPod(path, spec)
}
