import type { PodInfo } from '../framework/pod-info.js'
import type { RejectedNode } from './decide.js'

/** `2 Insufficient cpu, 1 node(s) were unschedulable`: each reason with its count, sorted as text. */
function histogram(reasons: Iterable<string>): string {
  const counts = new Map<string, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join(', ')
}

const available = (nodes: number, reasons: Iterable<string>): string =>
  `0/${nodes} nodes are available: ${histogram(reasons)}.`

/** What upstream's preemption says when it finds nobody to make room; here nobody is ever asked to. */
function preemption({ pod }: PodInfo, rejected: readonly RejectedNode[]): string {
  if (pod.spec.preemptionPolicy === 'Never') return 'not eligible due to preemptionPolicy=Never.'
  const reasons = rejected.map(({ rejection }) =>
    rejection.unresolvable
      ? 'Preemption is not helpful for scheduling'
      : 'No preemption victims found for incoming pod',
  )
  return available(rejected.length, reasons)
}

/** Why a pod fits on no node (upstream's FitError): the message of its condition and its event. */
export function fitError(pod: PodInfo, rejected: readonly RejectedNode[]): string {
  if (rejected.length === 0) return 'no nodes available to schedule pods'
  const reasons = rejected.flatMap(({ rejection }) => rejection.reasons)
  return `${available(rejected.length, reasons)} preemption: ${preemption(pod, rejected)}`
}
