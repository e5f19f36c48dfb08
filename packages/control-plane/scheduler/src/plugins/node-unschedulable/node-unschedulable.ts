import { unresolvable, type FilterPlugin } from '../../framework/plugin.js'
import { tolerates } from '../taint-toleration/tolerates.js'

const taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }
const rejection = unresolvable('node(s) were unschedulable')

/** Cordoned nodes take only pods that tolerate it. */
export const nodeUnschedulable: FilterPlugin = {
  name: 'NodeUnschedulable',
  wokenBy: ['node-added', 'node-changed', 'pod-changed'],
  filter: ({ pod }, { node }) => {
    if (!node?.spec.unschedulable) return undefined
    return pod.spec.tolerations?.some((toleration) => tolerates(toleration, taint)) ? undefined : rejection
  },
}
