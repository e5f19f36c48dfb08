import { equalAmounts, formatAmounts, parseAmounts, recount, type corev1, type Counted } from '@orrery/api'

/** The status as what is there asks for, or undefined where it says so already. `now` in milliseconds. */
export function quotaStatus(
  quota: corev1.ResourceQuota,
  everything: readonly Counted[],
  now: number,
): corev1.ResourceQuotaStatus | undefined {
  const { hard = {} } = quota.spec
  const limited = new Set(Object.keys(hard))
  const before = parseAmounts(quota.status.used)
  const all = new Map([...before, ...recount(quota, everything, now)])
  const used = new Map([...all].filter(([name]) => limited.has(name)))
  const sameLimits = quota.status.hard !== undefined && equalAmounts(parseAmounts(hard), parseAmounts(quota.status.hard))
  if (sameLimits && quota.status.used !== undefined && equalAmounts(used, before)) return undefined
  return { hard, used: formatAmounts(used) }
}
