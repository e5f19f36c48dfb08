import { statusOf } from '@orrery/api'
import type { Response } from '@orrery/transport'
import type { Exchange, PathHandler } from '../request/exchange.js'
import { nodeBackend, podBackend, serviceBackend, type Place } from './backends.js'
import type { Connections } from './connections.js'
import { forward, type Backend } from './forward.js'

const root = '/api/v1/proxy/'

const finders: Readonly<Record<string, (place: Place) => Backend>> = {
  nodes: nodeBackend,
  pods: podBackend,
  services: serviceBackend,
}

interface Parts {
  find: (place: Place) => Backend
  namespace: string
  id: string
  rest: string
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

/** `nodes/N/rest` and `namespaces/NS/{pods,services}/NAME/rest`; undefined for anything else. */
export function parseLegacyProxyPath(path: string): Parts | undefined {
  if (!path.startsWith(root)) return undefined
  const segments = path.slice(root.length).split('/')
  const namespaced = segments[0] === 'namespaces'
  const [namespace, kind, id] = (namespaced ? segments.slice(1) : ['', ...segments]).slice(0, 3).map(decoded)
  const known = namespaced === (kind !== 'nodes')
  const find = kind !== undefined && known ? finders[kind] : undefined
  if (!find || !id || namespace === undefined || (namespaced && namespace === '')) return undefined
  const tail = segments.slice(namespaced ? 4 : 2)
  return { find, namespace, id, rest: tail.length === 0 ? '' : `/${tail.join('/')}` }
}

/** The form of proxy paths before there were subresources, which books and articles still show. */
export function legacyProxy(connections: Connections): PathHandler {
  const answer = async (exchange: Exchange, parts: Parts): Promise<Response> => {
    const { services } = exchange
    const { find, namespace, id, rest } = parts
    try {
      return await forward(exchange, find({ services, connections, namespace, id }), rest)
    } catch (error) {
      const status = statusOf(error)
      const body = Buffer.from(JSON.stringify(status))
      return { status: status.code ?? 500, headers: { 'content-type': 'application/json' }, body }
    }
  }
  return (exchange) => {
    const parts = parseLegacyProxyPath(exchange.path)
    return parts && answer(exchange, parts)
  }
}
