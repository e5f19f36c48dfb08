import type { corev1 } from '@orrery/api'
import { amountsOf, greatest, noAmounts, plus, type Amounts, type ResourceList } from './amounts.js'

/** What a container without requests counts as when nodes are compared, so that such pods spread as well. */
const nonMissing: ResourceList = { cpu: '100m', memory: '200Mi' }

const isSidecar = (container: corev1.Container): boolean => container.restartPolicy === 'Always'

/** Pod-level requests stand for the sum of the containers' in these resources. */
const podLevel = (name: string): boolean => name === 'cpu' || name === 'memory' || name.startsWith('hugepages-')

/**
 * What the pod needs at its worst moment (upstream's PodRequests): the sum of its containers and sidecars, or an init
 * container beside the sidecars started before it where that is more; and the overhead of its runtime. `defaults` stand
 * in for what a container does not say.
 */
export function podRequests(pod: corev1.Pod, defaults: ResourceList = {}): Amounts {
  const of = (container: corev1.Container): Amounts => amountsOf({ ...defaults, ...container.resources?.requests })
  let running = pod.spec.containers.map(of).reduce(plus, noAmounts)
  let sidecars = noAmounts
  let starting = noAmounts
  for (const container of pod.spec.initContainers ?? []) {
    if (isSidecar(container)) sidecars = plus(sidecars, of(container))
    starting = greatest(starting, isSidecar(container) ? sidecars : plus(sidecars, of(container)))
  }
  running = greatest(plus(running, sidecars), starting)
  const { overhead } = pod.spec
  const total = withPodLevel(running, pod.spec.resources?.requests)
  return overhead ? plus(total, amountsOf(overhead)) : total
}

/** The requests with which nodes are compared. */
export function comparableRequests(pod: corev1.Pod): Amounts {
  return podRequests(pod, nonMissing)
}

function withPodLevel(amounts: Amounts, requests: ResourceList | undefined): Amounts {
  if (!requests) return amounts
  const set = Object.entries(requests).filter(([name]) => podLevel(name))
  const over = amountsOf(Object.fromEntries(set))
  return {
    ...amounts,
    ...(requests.cpu === undefined ? {} : { milliCpu: over.milliCpu }),
    ...(requests.memory === undefined ? {} : { memory: over.memory }),
    scalars: over.scalars.size > 0 ? new Map([...amounts.scalars, ...over.scalars]) : amounts.scalars,
  }
}
