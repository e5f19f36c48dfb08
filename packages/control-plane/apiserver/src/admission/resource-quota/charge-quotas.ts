import {
  addAmounts,
  excessAmounts,
  filterAmounts,
  formatAmounts,
  isInScopes,
  parseAmounts,
  type Amounts,
  type ApiObject,
  type corev1,
  type QuotaEvaluator,
} from '@orrery/api'

type Quota = corev1.ResourceQuota

/** A write that may use more. */
export interface ChargedWrite {
  object: ApiObject
  /** What it replaces. */
  old?: ApiObject
  subresource: string
}

/** What the quotas say: each that is used more, with its use after the write; or why not, in upstream's words. */
export type Verdict = { refused: string } | { charges: readonly Charge[] }

export interface Charge {
  quota: Quota
  /** As a ResourceList. */
  used: Record<string, string>
}

/** `pods=1,requests.cpu=2` */
function text(amounts: Amounts): string {
  return Object.entries(formatAmounts(amounts)).map(([name, amount]) => `${name}=${amount}`).join(',')
}

function only(amounts: Amounts, names: ReadonlySet<string>): Amounts {
  return filterAmounts(amounts, (name) => names.has(name))
}

/** A quota that limits the object, and what of it. */
interface Limiting {
  quota: Quota
  names: readonly string[]
}

function limitingOf(evaluator: QuotaEvaluator, quotas: readonly Quota[], object: ApiObject): Limiting[] {
  return quotas.flatMap((quota) => {
    const names = Object.keys(quota.status.hard ?? {}).filter((name) => evaluator.measures(name)).toSorted()
    return names.length > 0 && isInScopes(evaluator, quota.spec, object) ? [{ quota, names }] : []
  })
}

/** What a quota needs to know before it can decide. */
function unfit(evaluator: QuotaEvaluator, { quota, names }: Limiting, object: ApiObject): string | undefined {
  const { name } = quota.metadata
  const lacking = evaluator.missing?.(names, object)
  if (lacking !== undefined) return `failed quota: ${name}: ${lacking}`
  const known = names.every((each) => quota.status.used?.[each] !== undefined)
  return known ? undefined : `status unknown for quota: ${name}, resources: ${names.join(',')}`
}

/** What is used more of one quota: on an update, what the old state did not count there already. */
function increase(evaluator: QuotaEvaluator, { quota }: Limiting, { object, old }: ChargedWrite, now: number): Amounts {
  const usage = evaluator.usage(object, now)
  const counted = old !== undefined && isInScopes(evaluator, quota.spec, old)
  const more = counted ? excessAmounts(usage, evaluator.usage(old, now)) : usage
  return filterAmounts(more, (name, amount) => !amount.isZero && quota.status.hard?.[name] !== undefined)
}

function charge({ quota }: Limiting, requested: Amounts, subresource: string): Verdict {
  const { hard, used } = quota.status
  const before = parseAmounts(used)
  const after = addAmounts(before, requested)
  const limits = parseAmounts(hard)
  const over = filterAmounts(after, (name, amount) => requested.has(name) && amount.compare(limits.get(name) ?? amount) > 0)
  const exceeded = new Set(over.keys())
  if (exceeded.size === 0 || subresource === 'status') return { charges: [{ quota, used: formatAmounts(after) }] }
  const [asked, taken, limited] = [requested, before, limits].map((amounts) => text(only(amounts, exceeded)))
  return { refused: `exceeded quota: ${quota.metadata.name}, requested: ${asked}, used: ${taken}, limited: ${limited}` }
}

/**
 * Charges a write to the quotas of its namespace (upstream's CheckRequest). What is used less is left to the recount.
 * `now` in milliseconds.
 */
export function chargeQuotas(evaluator: QuotaEvaluator, quotas: readonly Quota[], write: ChargedWrite, now: number): Verdict {
  const limiting = limitingOf(evaluator, quotas, write.object)
  const why = limiting.map((each) => unfit(evaluator, each, write.object)).find((each) => each !== undefined)
  if (why !== undefined) return { refused: why }
  if (limiting.length === 0) return { charges: [] }
  const negative = [...filterAmounts(evaluator.usage(write.object, now), (_, amount) => amount.sign < 0).keys()].toSorted()
  if (negative.length > 0) return { refused: `quota usage is negative for resource(s): ${negative.join(',')}` }
  const charges: Charge[] = []
  for (const each of limiting) {
    const requested = increase(evaluator, each, write, now)
    if (requested.size === 0) continue
    const verdict = charge(each, requested, write.subresource)
    if ('refused' in verdict) return verdict
    charges.push(...verdict.charges)
  }
  return { charges }
}
