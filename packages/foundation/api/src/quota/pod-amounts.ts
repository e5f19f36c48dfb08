import type { corev1 } from '../generated/index.js'
import { addAmounts, filterAmounts, maxAmounts, noAmounts, parseAmounts, type Amounts } from './amounts.js'

/** Which of a container's amounts. */
export type AmountKind = 'requests' | 'limits'

/** What a pod's own resources may name; for these they stand for the sum of its containers'. */
function isPodLevel(name: string): boolean {
  return name === 'cpu' || name === 'memory' || name.startsWith('hugepages-')
}

/**
 * What a pod comes to at its worst moment: the sum of its containers and sidecars, or an init container beside the
 * sidecars started before it where that is more. Without the overhead of its runtime.
 */
export function podAmounts({ containers, initContainers = [], resources }: corev1.PodSpec, kind: AmountKind): Amounts {
  const of = (container: corev1.Container): Amounts => parseAmounts(container.resources?.[kind])
  let running = containers.map(of).reduce(addAmounts, noAmounts)
  let sidecars = noAmounts
  let starting = noAmounts
  for (const container of initContainers) {
    const own = addAmounts(sidecars, of(container))
    if (container.restartPolicy === 'Always') {
      running = addAmounts(running, of(container))
      sidecars = own
    }
    starting = maxAmounts(starting, own)
  }
  const ofPod = filterAmounts(parseAmounts(resources?.[kind]), isPodLevel)
  return new Map([...maxAmounts(running, starting), ...ofPod])
}

/** The same with the overhead; to limits it is added only where there is one. */
export function podAmountsWithOverhead(spec: corev1.PodSpec, kind: AmountKind): Amounts {
  const own = podAmounts(spec, kind)
  const overhead = parseAmounts(spec.overhead)
  if (kind === 'requests') return addAmounts(own, overhead)
  return addAmounts(own, filterAmounts(overhead, (name) => !(own.get(name)?.isZero ?? true)))
}
