import type { corev1, metav1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text, wide } from '../../table/columns.js'
import { since } from '../../table/human-duration.js'
import type { Column, Context } from '../contract.js'
import { printedStatus } from './printed-status.js'

type Pod = corev1.Pod
const none = '<none>'

function restarts(pod: Pod, { clock }: Context): string {
  const { restarts: count, lastRestart } = printedStatus(pod)
  return count > 0 && lastRestart ? `${count} (${since(lastRestart, clock.now())} ago)` : `${count}`
}

function readiness(pod: Pod): string {
  const { ready, total } = printedStatus(pod)
  return `${ready}/${total}`
}

function gates({ spec, status }: Pod): string {
  const names = spec.readinessGates?.map((gate) => gate.conditionType) ?? []
  const holds = (name: string): boolean =>
    status.conditions?.some((one) => one.type === name && one.status === 'True') ?? false
  return names.length === 0 ? none : `${names.filter(holds).length}/${names.length}`
}

export const podColumns: readonly Column<Pod>[] = [
  nameColumn,
  text('Ready', 'The aggregate readiness state of this pod for accepting traffic.', readiness),
  text('Status', 'The aggregate status of the containers in this pod.', (pod) => printedStatus(pod).reason),
  text(
    'Restarts',
    'The number of times the containers in this pod have been restarted and when the last container in this pod has restarted.',
    restarts,
  ),
  ageColumn,
  wide(text('IP', doc('corev1.PodStatus', 'podIP'), (pod) => pod.status.podIPs?.[0]?.ip || none)),
  wide(text('Node', doc('corev1.PodSpec', 'nodeName'), (pod) => pod.spec.nodeName || none)),
  wide(
    text('Nominated Node', doc('corev1.PodStatus', 'nominatedNodeName'), (pod) => pod.status.nominatedNodeName || none),
  ),
  wide(text('Readiness Gates', doc('corev1.PodSpec', 'readinessGates'), gates)),
]

const messages: Readonly<Record<string, string>> = {
  Succeeded: 'The pod has completed successfully.',
  Failed: 'The pod failed.',
}

/** A row says of a finished pod that it is, so that clients may hide it. */
export function podRowConditions({ status }: Pod): readonly metav1.TableRowCondition[] {
  const message = messages[status.phase ?? '']
  return message ? [{ type: 'Completed', status: 'True', reason: status.phase ?? '', message }] : []
}
