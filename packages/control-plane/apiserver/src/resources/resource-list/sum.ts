import { Quantity, type corev1 } from '@orrery/api'
import type { ResourceList } from './amounts.js'

type Amounts = ReadonlyMap<string, Quantity>

function amountsOf(list: ResourceList | undefined): Amounts {
  return new Map(Object.entries(list ?? {}).map(([name, amount]) => [name, Quantity.parse(amount)]))
}

function merge(a: Amounts, b: Amounts, how: (a: Quantity, b: Quantity) => Quantity): Amounts {
  const merged = new Map(a)
  for (const [name, amount] of b) {
    const known = merged.get(name)
    merged.set(name, known ? how(known, amount) : amount)
  }
  return merged
}

const sum = (a: Quantity, b: Quantity): Quantity => a.add(b)
const greater = (a: Quantity, b: Quantity): Quantity => (a.compare(b) < 0 ? b : a)

/**
 * What a pod's containers need together, or are held to: all that run at once, or, where that is more, one init container
 * beside the sidecars started before it.
 */
export function containerAmounts({ containers, initContainers }: corev1.PodSpec, list: 'requests' | 'limits'): Amounts {
  let sidecars: Amounts = new Map()
  let starting: Amounts = new Map()
  for (const { resources, restartPolicy } of initContainers ?? []) {
    const own = merge(amountsOf(resources[list]), sidecars, sum)
    if (restartPolicy === 'Always') sidecars = own
    starting = merge(starting, own, greater)
  }
  const running = (containers ?? []).reduce((all, { resources }) => merge(all, amountsOf(resources[list]), sum), sidecars)
  return merge(running, starting, greater)
}
