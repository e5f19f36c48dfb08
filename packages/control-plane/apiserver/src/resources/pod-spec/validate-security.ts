import { field, type corev1, type FieldError, type FieldPath } from '@orrery/api'
import { each, none, optionalOneOf, unixId, type Errors } from '../validation/checks.js'
import { validateAppArmorProfile, validateSeccompProfile } from './validate-profiles.js'
import { validateSysctls } from './validate-sysctls.js'
import { validateWindowsOptions } from './validate-windows.js'

/** Told of the whole context, which upstream shows. */
function validateEscalation(path: FieldPath, context: corev1.SecurityContext): Errors {
  if (context.allowPrivilegeEscalation !== false) return none
  const contradicts = (what: string): FieldError =>
    field.invalid(path, context, `cannot set \`allowPrivilegeEscalation\` to false and ${what}`)
  const admin = context.capabilities?.add?.filter((name) => name === 'CAP_SYS_ADMIN') ?? []
  return [
    ...(context.privileged ? [contradicts('`privileged` to true')] : none),
    ...admin.map(() => contradicts('`capabilities.Add` CAP_SYS_ADMIN')),
  ]
}

function validateProcMount(path: FieldPath, mount: string | undefined, hostUsers: boolean): Errors {
  const own = '`hostUsers` must be false to use `Unmasked`'
  return [
    ...optionalOneOf(path, mount, ['Default', 'Unmasked']),
    ...(hostUsers && mount === 'Unmasked' ? [field.invalid(path, mount, own)] : none),
  ]
}

/** A container's. `hostUsers`: whether the pod has the host's users. */
export function validateSecurityContext(path: FieldPath, context: corev1.SecurityContext | undefined, hostUsers: boolean): Errors {
  if (!context) return none
  return [
    ...unixId(path.child('runAsUser'), context.runAsUser),
    ...unixId(path.child('runAsGroup'), context.runAsGroup),
    ...validateProcMount(path.child('procMount'), context.procMount, hostUsers),
    ...validateSeccompProfile(path.child('seccompProfile'), context.seccompProfile),
    ...validateEscalation(path, context),
    ...validateWindowsOptions(path.child('windowsOptions'), context.windowsOptions),
    ...validateAppArmorProfile(path.child('appArmorProfile'), context.appArmorProfile),
  ]
}

/** How volumes are relabelled; mounting with a label waits for a gate, in pods that say nothing of it. */
function changePolicies(old: corev1.PodSpec | undefined): readonly string[] {
  return old?.securityContext?.seLinuxChangePolicy ? ['MountOption', 'Recursive'] : ['Recursive']
}

/** The pod's; with what of the spec depends on it. `old`: what an update replaces. */
export function validatePodSecurityContext(path: FieldPath, spec: corev1.PodSpec, old?: corev1.PodSpec): Errors {
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
      ? [field.invalid(at.child('shareProcessNamespace'), true, shared)]
      : none),
    ...validateSysctls(at.child('sysctls'), context.sysctls, spec),
    ...optionalOneOf(at.child('fsGroupChangePolicy'), context.fsGroupChangePolicy, ['Always', 'OnRootMismatch']),
    ...validateSeccompProfile(at.child('seccompProfile'), context.seccompProfile),
    ...validateWindowsOptions(at.child('windowsOptions'), context.windowsOptions),
    ...validateAppArmorProfile(at.child('appArmorProfile'), context.appArmorProfile),
    ...optionalOneOf(at.child('supplementalGroupsPolicy'), context.supplementalGroupsPolicy, ['Merge', 'Strict']),
    ...optionalOneOf(at.child('seLinuxChangePolicy'), context.seLinuxChangePolicy, changePolicies(old)),
  ]
}
