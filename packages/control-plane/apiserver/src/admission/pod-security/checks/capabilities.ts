import type { Check, CheckPod } from '../check.js'
import { containersOf, containersText, containersThat, isWindows, quoted, sorted } from '../wording.js'

const byDefault: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
])

/** What containers add beyond these, as upstream says it. */
function adding(pod: Parameters<CheckPod>[0], allowed: ReadonlySet<string>): string | undefined {
  const foreign = containersOf(pod).map(({ name, securityContext }) => ({
    name,
    added: (securityContext?.capabilities?.add ?? []).filter((each) => !allowed.has(each)),
  }))
  const bad = foreign.filter(({ added }) => added.length > 0)
  if (bad.length === 0) return undefined
  const names = containersText(bad.map(({ name }) => name))
  return `${names} must not include ${quoted(sorted(bad.flatMap(({ added }) => added)))} in securityContext.capabilities.add`
}

const baseline: CheckPod = (pod) => {
  const detail = adding(pod, byDefault)
  return detail === undefined ? undefined : { reason: 'non-default capabilities', detail }
}

const restricted: CheckPod = (pod) => {
  const keeping = containersThat(pod, ({ securityContext }) => !securityContext?.capabilities?.drop?.includes('ALL'))
  const details = [
    ...(keeping.length > 0 ? [`${containersText(keeping)} must set securityContext.capabilities.drop=["ALL"]`] : []),
    ...[adding(pod, new Set(['NET_BIND_SERVICE']))].flatMap((text) => text ?? []),
  ]
  return details.length > 0 ? { reason: 'unrestricted capabilities', detail: details.join('; ') } : undefined
}

const overrides = ['capabilities_baseline']

export const capabilitiesBaseline: Check = {
  id: 'capabilities_baseline',
  level: 'baseline',
  versions: [{ from: 0, check: baseline }],
}

export const capabilitiesRestricted: Check = {
  id: 'capabilities_restricted',
  level: 'restricted',
  versions: [
    { from: 22, check: restricted, overrides },
    { from: 25, check: (pod) => (isWindows(pod) ? undefined : restricted(pod)), overrides },
  ],
}
