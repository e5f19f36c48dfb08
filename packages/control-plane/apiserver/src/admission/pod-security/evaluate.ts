import type { Check, PodLike, Violation } from './check.js'
import { checks } from './checks.js'
import type { LevelVersion } from './policy.js'

type Version = Check['versions'][number]

/** The rule as it stood in a minor of 1.x. */
function at({ versions }: Check, minor: number): Version | undefined {
  return versions.findLast(({ from }) => from <= minor)
}

/** What a pod violates of a level; of the restricted one also what the baseline forbids and it does not say more strictly. */
export function evaluatePod({ level, version }: LevelVersion, pod: PodLike): Violation[] {
  if (level === 'privileged') return []
  const minor = version === 'latest' ? Infinity : version
  const restricted = checks.filter((check) => level === 'restricted' && check.level === 'restricted')
  const overridden = new Set(restricted.flatMap((check) => at(check, minor)?.overrides ?? []))
  const baseline = checks.filter((check) => check.level === 'baseline' && !overridden.has(check.id))
  return [...baseline, ...restricted].flatMap((check) => at(check, minor)?.check(pod) ?? [])
}

export function detailText(violations: readonly Violation[]): string {
  return violations.map(({ reason, detail }) => (detail === '' ? reason : `${reason} (${detail})`)).join(', ')
}

export function reasonText(violations: readonly Violation[]): string {
  return violations.map(({ reason }) => reason).join(', ')
}
