import type { corev1 } from '../generated/index.js'
import { Quantity } from '../quantity/index.js'
import type { Amounts } from './amounts.js'
import type { QuotaEvaluator } from './evaluator.js'
import { one } from './object-count.js'

const measured: ReadonlySet<string> = new Set(['count/services', 'services', 'services.nodeports', 'services.loadbalancers'])

/** By intent, since the ports are given later. */
function nodePorts({ type, ports = [], allocateLoadBalancerNodePorts }: corev1.ServiceSpec): number {
  if (type === 'NodePort') return ports.length
  if (type !== 'LoadBalancer') return 0
  return allocateLoadBalancerNodePorts === false ? ports.filter(({ nodePort }) => nodePort).length : ports.length
}

function usage({ spec }: corev1.Service): Amounts {
  return new Map([
    ['count/services', one],
    ['services', one],
    ['services.nodeports', Quantity.of(nodePorts(spec))],
    ['services.loadbalancers', spec.type === 'LoadBalancer' ? one : Quantity.zero],
  ])
}

export const serviceQuota: QuotaEvaluator = {
  measures: (name) => measured.has(name),
  usage: (service) => usage(service as corev1.Service),
  chargesUpdate: (subresource) => subresource === '',
}
