import { byteLength, field, type corev1, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { descendingPath } from '../volume/paths.js'

const profileTypes = ['Localhost', 'RuntimeDefault', 'Unconfined']

function validateSeccompType(path: FieldPath, type: string): Errors {
  if (type === '') return [field.required(path, 'type is required when seccompProfile is set')]
  return profileTypes.includes(type) ? none : [field.notSupported(path, type, profileTypes)]
}

export function validateSeccompProfile(path: FieldPath, profile: corev1.SeccompProfile | undefined): Errors {
  if (!profile) return none
  const { type, localhostProfile } = profile
  const at = path.child('localhostProfile')
  const errors = validateSeccompType(path.child('type'), type)
  if (type === 'Localhost') {
    if (localhostProfile !== undefined) return [...errors, ...descendingPath(at, localhostProfile)]
    return [...errors, field.required(at, 'must be set when seccomp type is Localhost')]
  }
  if (localhostProfile === undefined) return errors
  const shown = { Type: type, LocalhostProfile: localhostProfile }
  return [...errors, field.invalid(at, shown, 'can only be set when seccomp type is Localhost')]
}

/** In bytes; what a path may have at most. */
const longestProfile = 4095

function validateLocalhost(path: FieldPath, profile: string | undefined): Errors {
  const needed = field.required(path, 'must be set when AppArmor type is Localhost')
  if (profile === undefined) return [needed]
  const padded = profile.trim() !== profile
  return [
    ...(padded ? [field.invalid(path, profile, 'must not be padded with whitespace')] : profile === '' ? [needed] : none),
    ...(byteLength(profile) > longestProfile ? [field.tooLong(path, longestProfile)] : none),
  ]
}

export function validateAppArmorProfile(path: FieldPath, profile: corev1.AppArmorProfile | undefined): Errors {
  if (!profile) return none
  const { type, localhostProfile } = profile
  const at = path.child('localhostProfile')
  if (type === 'Localhost') return validateLocalhost(at, localhostProfile)
  if (type === '') return [field.required(path.child('type'), 'type is required when appArmorProfile is set')]
  if (!profileTypes.includes(type)) return [field.notSupported(path.child('type'), type, profileTypes)]
  if (localhostProfile === undefined) return none
  return [field.invalid(at, localhostProfile, 'can only be set when AppArmor type is Localhost')]
}
