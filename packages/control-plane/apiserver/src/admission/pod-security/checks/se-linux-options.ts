import type { Check, CheckPod, PodLike } from '../check.js'
import { containersOf, containersThat, plural, quoted, settersText, sorted } from '../wording.js'

interface Options {
  type?: string
  user?: string
  role?: string
}

function optionsOf(pod: PodLike): Options[] {
  const all = [pod.spec.securityContext, ...containersOf(pod).map(({ securityContext }) => securityContext)]
  return all.flatMap((context) => context?.seLinuxOptions ?? [])
}

function allowing(types: readonly string[]): CheckPod {
  const allowed = new Set(['', ...types])
  const isBad = (options: Options | undefined): boolean =>
    options !== undefined && (!allowed.has(options.type ?? '') || Boolean(options.user) || Boolean(options.role))
  return (pod) => {
    const ofPod = isBad(pod.spec.securityContext?.seLinuxOptions)
    const bad = containersThat(pod, ({ securityContext }) => isBad(securityContext?.seLinuxOptions))
    if (!ofPod && bad.length === 0) return undefined
    const all = optionsOf(pod)
    const badTypes = sorted(all.flatMap(({ type }) => (type !== undefined && !allowed.has(type) ? type : [])))
    // Of user and role upstream speaks only beside a type that is forbidden.
    const data = [
      `${plural(badTypes.length, 'type', 'types')} ${quoted(badTypes)}`,
      ...(all.some(({ user }) => user) ? ['user may not be set'] : []),
      ...(all.some(({ role }) => role) ? ['role may not be set'] : []),
    ].filter(() => badTypes.length > 0)
    const detail = `${settersText(ofPod, bad)} set forbidden securityContext.seLinuxOptions: ${data.join('; ')}`
    return { reason: 'seLinuxOptions', detail }
  }
}

const types = ['container_t', 'container_init_t', 'container_kvm_t']

export const seLinuxOptions: Check = {
  id: 'seLinuxOptions',
  level: 'baseline',
  versions: [
    { from: 0, check: allowing(types) },
    { from: 31, check: allowing([...types, 'container_engine_t']) },
  ],
}
