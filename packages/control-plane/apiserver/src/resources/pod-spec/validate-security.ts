import { field, type corev1, type FieldPath } from '@orrery/api'
import { each, none, optionalOneOf, unixId, type Errors } from '../validation/checks.js'

const profileTypes = ['Localhost', 'RuntimeDefault', 'Unconfined']

function validateProfile(path: FieldPath, profile: corev1.SeccompProfile | undefined): Errors {
  if (!profile) return none
  const { type, localhostProfile } = profile
  if (type === 'Localhost') {
    const detail = "must be set when seccomp type is Localhost"
    return localhostProfile ? none : [field.required(path.child('localhostProfile'), detail)]
  }
  const errors = localhostProfile
    ? [field.invalid(path.child('localhostProfile'), localhostProfile, 'can only be set when seccomp type is Localhost')]
    : none
  if (type === '') return [...errors, field.required(path.child('type'), 'type is required when seccompProfile is set')]
  return profileTypes.includes(type) ? errors : [...errors, field.notSupported(path.child('type'), type, profileTypes)]
}

function validateEscalation(path: FieldPath, context: corev1.SecurityContext): Errors {
  if (context.allowPrivilegeEscalation !== false) return none
  const at = path.child('allowPrivilegeEscalation')
  const wrong: string[] = []
  if (context.privileged) wrong.push('cannot set `allowPrivilegeEscalation` to false and `privileged` to true')
  if (context.capabilities?.add?.includes('CAP_SYS_ADMIN')) {
    wrong.push('cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN')
  }
  return wrong.map((detail) => field.invalid(at, false, detail))
}

/** A container's. */
export function validateSecurityContext(path: FieldPath, context: corev1.SecurityContext | undefined): Errors {
  if (!context) return none
  return [
    ...unixId(path.child('runAsUser'), context.runAsUser),
    ...unixId(path.child('runAsGroup'), context.runAsGroup),
    ...optionalOneOf(path.child('procMount'), context.procMount, ['Default', 'Unmasked']),
    ...validateEscalation(path, context),
    ...validateProfile(path.child('seccompProfile'), context.seccompProfile),
  ]
}

const segment = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?'
const sysctlPattern = `^(${segment}[\\./])*${segment}$`
const sysctlName = new RegExp(sysctlPattern)

function validateSysctls(path: FieldPath, { sysctls }: corev1.PodSecurityContext): Errors {
  const seen = new Set<string>()
  return each(path, sysctls, ({ name }, at) => {
    if (name === '') return [field.required(at.child('name'))]
    const detail = `must have at most 253 characters and match regex ${sysctlPattern}`
    if (name.length > 253 || !sysctlName.test(name)) return [field.invalid(at.child('name'), name, detail)]
    if (seen.has(name)) return [field.duplicate(at.child('name'), name)]
    seen.add(name)
    return none
  })
}

/** The pod's; with what of the spec depends on it. */
export function validatePodSecurityContext(path: FieldPath, spec: corev1.PodSpec): Errors {
  const context = spec.securityContext
  if (!context) return none
  const at = path.child('securityContext')
  const shared = 'ShareProcessNamespace and HostPID cannot both be enabled'
  return [
    ...unixId(at.child('fsGroup'), context.fsGroup),
    ...unixId(at.child('runAsUser'), context.runAsUser),
    ...unixId(at.child('runAsGroup'), context.runAsGroup),
    ...each(at.child('supplementalGroups'), context.supplementalGroups, (group, to) => unixId(to, group)),
    ...(spec.shareProcessNamespace && spec.hostPID
      ? [field.invalid(path.child('shareProcessNamespace'), true, shared)]
      : none),
    ...validateSysctls(at.child('sysctls'), context),
    ...optionalOneOf(at.child('fsGroupChangePolicy'), context.fsGroupChangePolicy, ['Always', 'OnRootMismatch']),
    ...optionalOneOf(at.child('supplementalGroupsPolicy'), context.supplementalGroupsPolicy, ['Merge', 'Strict']),
    ...validateProfile(at.child('seccompProfile'), context.seccompProfile),
  ]
}
