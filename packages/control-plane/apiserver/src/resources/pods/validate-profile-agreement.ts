import { field, FieldPath, type corev1 } from '@orrery/api'
import { appArmorPrefix } from '../pod-spec/app-armor-profile-of.js'
import { placed } from '../pod-spec/placed-containers.js'
import { none, type Errors } from '../validation/checks.js'

/** A profile as the older annotations name it, for each type of the newer fields. */
interface Words {
  /** How errors call it. */
  name: string
  prefix: string
  ofType: Readonly<Record<string, readonly string[]>>
}

const seccomp: Words = {
  name: 'seccomp',
  prefix: 'container.seccomp.security.alpha.kubernetes.io/',
  ofType: { Unconfined: ['unconfined'], RuntimeDefault: ['runtime/default', 'docker/default'] },
}

const appArmor: Words = {
  name: 'apparmor',
  prefix: appArmorPrefix,
  ofType: { Unconfined: ['unconfined'], RuntimeDefault: ['runtime/default'] },
}

interface Profile {
  type: string
  localhostProfile?: string
}

function validateMatch(at: FieldPath, annotation: string | undefined, profile: Profile | undefined, words: Words): Errors {
  if (annotation === undefined || !profile) return none
  const wrong = (child: string, what: string): Errors => [
    field.forbidden(at.child(child), `${words.name} ${what} in annotation and field must match`),
  ]
  const { type, localhostProfile } = profile
  const named = words.ofType[type]
  if (named) return named.includes(annotation) ? none : wrong('type', 'type')
  if (type !== 'Localhost') return none
  if (!annotation.startsWith('localhost/')) return wrong('type', 'type')
  return annotation === `localhost/${localhostProfile ?? ''}` ? none : wrong('localhostProfile', 'profile')
}

const path = FieldPath.root('spec')
const context = 'securityContext'

function validateSeccomp({ metadata, spec }: corev1.Pod): Errors {
  const annotations = metadata.annotations ?? {}
  const ofPod = annotations['seccomp.security.alpha.kubernetes.io/pod']
  return [
    ...validateMatch(path.child(context, 'seccompProfile'), ofPod, spec.securityContext?.seccompProfile, seccomp),
    ...placed(path, spec).flatMap(({ container: { name, securityContext }, path: at }) =>
      validateMatch(at.child(context, 'seccompProfile'), annotations[seccomp.prefix + name], securityContext?.seccompProfile, seccomp),
    ),
  ]
}

/** A container without a profile has its pod's. */
function validateAppArmor({ metadata, spec }: corev1.Pod): Errors {
  if (spec.os?.name === 'windows') return none
  return placed(path, spec).flatMap(({ container: { name, securityContext }, path: at }) => {
    const profile = securityContext?.appArmorProfile ?? spec.securityContext?.appArmorProfile
    return validateMatch(at.child(context, 'appArmorProfile'), metadata.annotations?.[appArmor.prefix + name], profile, appArmor)
  })
}

/** The older annotations and the newer fields of a new pod say the same. */
export function validateProfileAgreement(pod: corev1.Pod): Errors {
  if (!pod.metadata.annotations) return none
  return [...validateSeccomp(pod), ...validateAppArmor(pod)]
}
