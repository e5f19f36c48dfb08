import { Quantity } from '@orrery/api'
import type { ResourceList } from './amounts.js'

/** Amounts finer than a thousandth are rounded up to it (upstream's SetDefaults_ResourceList). In place. */
export function roundToMilli(list: ResourceList | undefined): void {
  if (!list) return
  for (const [name, amount] of Object.entries(list)) {
    if (!/[nu]$|\.\d{4,}|[eE]-/.test(amount)) continue
    const quantity = Quantity.parse(amount)
    const rounded = Quantity.of(quantity.milliValue(), -3, quantity.format)
    if (rounded.compare(quantity) !== 0) list[name] = rounded.toString()
  }
}

/** The requests, and where only a limit is given the limit. */
export function requestsFromLimits(requests: ResourceList | undefined, limits: ResourceList): ResourceList {
  return { ...limits, ...requests }
}
