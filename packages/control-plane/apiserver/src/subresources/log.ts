import { badRequest, genericResponse, internalError, notFound, plainError, resources } from '@orrery/api'
import { readBody, type Response } from '@orrery/transport'
import type { Connections } from '../proxies/connections.js'
import type { ResourceExchange } from '../request/exchange.js'
import { reply } from '../request/reply.js'
import type { Subresource } from './contract.js'
import { checkLogOptions, kubeletLogTarget, logContainer, parseLogOptions } from './log-options.js'
import { findObject, storedObject } from './stored-object.js'

const { pods, nodes } = resources.corev1

/** How much of a kubelet's complaint is handed on. */
const longestComplaint = 50_000

async function complaint(response: Response, name: string): Promise<Error> {
  const text = Buffer.from(await readBody(response.body, longestComplaint)).toString()
  if (response.status === 500) return internalError(text)
  if (response.status === 400) return badRequest(text)
  const resource = { group: '', plural: 'pods/log' }
  return genericResponse({ code: response.status, resource, name, serverMessage: text })
}

async function logs(exchange: ResourceExchange, connections: Connections): Promise<Response> {
  const { services, target, request } = exchange
  const options = parseLogOptions(exchange.query)
  checkLogOptions(options, target.name)
  const pod = storedObject(services, pods, target.namespace, target.name)
  const container = logContainer(pod, options.container)
  // A pod that nobody runs yet has said nothing.
  if (!pod.spec.nodeName) return { status: 204, headers: { 'cache-control': 'no-cache, private' }, body: Buffer.alloc(0) }
  const node = findObject(services, nodes, '', pod.spec.nodeName)
  // Upstream speaks of the pod's kind.
  if (!node) throw notFound(pods, pod.spec.nodeName)
  const to = kubeletLogTarget(pod, container, options)
  const send = connections.kubelet(node).send({ method: 'GET', target: to, signal: request.signal })
  const response = await send.catch((error: unknown) => {
    throw plainError(error instanceof Error ? error.message : String(error))
  })
  if (response.status < 200 || response.status > 206) throw await complaint(response, target.name)
  return reply(exchange, 200, 'text/plain', response.body)
}

/** A container's output, streamed from the kubelet that runs it. */
export function logSubresources(connections: Connections): readonly Subresource[] {
  return [{ resource: pods, name: 'log', verbs: { get: (exchange) => logs(exchange, connections) } }]
}
