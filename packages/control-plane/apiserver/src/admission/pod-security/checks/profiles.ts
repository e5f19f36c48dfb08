import type { Check, CheckPod } from '../check.js'
import { containersOf, containersThat, isWindows, plural, quoted, settersText, sorted } from '../wording.js'

const allowed: ReadonlySet<string> = new Set(['RuntimeDefault', 'Localhost'])
const appArmorAnnotation = 'container.apparmor.security.beta.kubernetes.io/'

function isAllowedAppArmor(value: string): boolean {
  return value === '' || value === 'runtime/default' || value.startsWith('localhost/')
}

const appArmor: CheckPod = (pod) => {
  const type = (context: { appArmorProfile?: { type: string } } | undefined): string | undefined => context?.appArmorProfile?.type
  const isBad = (value: string | undefined): value is string => value !== undefined && !allowed.has(value)
  const ofPod = type(pod.spec.securityContext)
  const bad = containersThat(pod, ({ securityContext }) => isBad(type(securityContext)))
  const values = sorted([ofPod, ...containersOf(pod).map(({ securityContext }) => type(securityContext))].filter(isBad))
  const annotations = Object.entries(pod.metadata.annotations ?? {})
    .filter(([key, value]) => key.startsWith(appArmorAnnotation) && !isAllowedAppArmor(value))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .toSorted()
  const all = [...values, ...annotations]
  if (all.length === 0) return undefined
  const setters = [
    settersText(isBad(ofPod), bad),
    annotations.length > 0 ? plural(annotations.length, 'annotation', 'annotations') : '',
  ]
  const who = setters.filter((text) => text !== '').join(' and ')
  const reason = plural(all.length, 'forbidden AppArmor profile', 'forbidden AppArmor profiles')
  return { reason, detail: `${who} must not set AppArmor profile type to ${quoted(all)}` }
}

export const appArmorProfile: Check = { id: 'appArmorProfile', level: 'baseline', versions: [{ from: 0, check: appArmor }] }

const seccompPod = 'seccomp.security.alpha.kubernetes.io/pod'
const seccompContainer = 'container.seccomp.security.alpha.kubernetes.io/'

/** Before there were fields. */
const seccompAnnotations: CheckPod = (pod) => {
  const keys = [seccompPod, ...containersOf(pod).map(({ name }) => seccompContainer + name)]
  const bad = keys.flatMap((key) => {
    const value = pod.metadata.annotations?.[key]
    const fine = value === undefined || value === 'runtime/default' || value === 'docker/default' || value.startsWith('localhost/')
    return fine ? [] : [`${key}=${JSON.stringify(value)}`]
  })
  if (bad.length === 0) return undefined
  const what = plural(bad.length, 'annotation', 'annotations')
  return { reason: 'seccompProfile', detail: `forbidden ${what} ${sorted(bad).join(', ')}` }
}

const seccompFields: CheckPod = (pod) => {
  const ofPod = pod.spec.securityContext?.seccompProfile?.type
  const isBad = (value: string | undefined): value is string => value !== undefined && !allowed.has(value)
  const bad = containersThat(pod, ({ securityContext }) => isBad(securityContext?.seccompProfile?.type))
  const values = [ofPod, ...containersOf(pod).map(({ securityContext }) => securityContext?.seccompProfile?.type)].filter(isBad)
  if (values.length === 0) return undefined
  const detail = `${settersText(isBad(ofPod), bad)} must not set securityContext.seccompProfile.type to ${quoted(sorted(values))}`
  return { reason: 'seccompProfile', detail }
}

const seccompRequired: CheckPod = (pod) => {
  const wrong = seccompFields(pod)
  if (wrong || pod.spec.securityContext?.seccompProfile) return wrong
  const silent = containersThat(pod, ({ securityContext }) => !securityContext?.seccompProfile)
  if (silent.length === 0) return undefined
  const must = 'must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"'
  return { reason: 'seccompProfile', detail: `pod or ${plural(silent.length, 'container', 'containers')} ${quoted(silent)} ${must}` }
}

export const seccompBaseline: Check = {
  id: 'seccompProfile_baseline',
  level: 'baseline',
  versions: [
    { from: 0, check: seccompAnnotations },
    { from: 19, check: seccompFields },
  ],
}

const overrides = ['seccompProfile_baseline']

export const seccompRestricted: Check = {
  id: 'seccompProfile_restricted',
  level: 'restricted',
  versions: [
    { from: 19, check: seccompRequired, overrides },
    { from: 25, check: (pod) => (isWindows(pod) ? undefined : seccompRequired(pod)), overrides },
  ],
}
