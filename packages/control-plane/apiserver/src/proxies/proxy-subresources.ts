import { resources } from '@orrery/api'
import type { ResourceExchange } from '../request/exchange.js'
import type { Subresource } from '../subresources/contract.js'
import { nodeBackend, podBackend, serviceBackend, type Place } from './backends.js'
import type { Connections } from './connections.js'
import { forward, type Backend } from './forward.js'

const { nodes, pods, services } = resources.corev1

const backends = [
  { resource: nodes, find: nodeBackend },
  { resource: pods, find: podBackend },
  { resource: services, find: serviceBackend },
] as const

function connect(find: (place: Place) => Backend, connections: Connections): Subresource['verbs'] {
  const handler = async (exchange: ResourceExchange): ReturnType<typeof forward> => {
    const { services, target } = exchange
    const { namespace, name: id, rest } = target
    return forward(exchange, find({ services, connections, namespace, id }), rest)
  }
  return { connect: handler }
}

/** /proxy below nodes, pods and services: any method, handed on to what stands there. */
export function proxySubresources(connections: Connections): readonly Subresource[] {
  return backends.map(({ resource, find }) => ({ resource, name: 'proxy', verbs: connect(find, connections) }))
}
