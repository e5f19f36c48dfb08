import { notFound, resources, serviceUnavailable, type corev1 } from '@orrery/api'
import type { OutgoingRequest, Response, Upgraded } from '@orrery/transport'
import type { Services } from '../services.js'
import { findObject, storedObject } from '../subresources/stored-object.js'
import { dialsThroughKubelet, secured, type Connections } from './connections.js'
import type { Backend } from './forward.js'
import { joinHostPort, kubeletAddress } from './kubelet-address.js'
import { podAddress, podPort } from './locate-pod.js'
import { endpointTargets, servicePortName, type EndpointTarget } from './locate-service.js'
import { checkProxyable } from './proxyable.js'
import { parseSchemeNamePort } from './scheme-name-port.js'
import { requestOverStream } from './stream-request.js'

const { nodes, pods, services: serviceRef, endpoints } = resources.corev1

/** What finding a backend needs to know. */
export interface Place {
  services: Services
  connections: Connections
  namespace: string
  /** `[scheme:]name[:port]`. */
  id: string
}

type Dial = (signal: AbortSignal) => ReturnType<Connections['tcp']>

/** A backend that gets a connection of its own for each request. */
function dialled(host: string, scheme: string, dial: Dial): Backend {
  const name = host.slice(0, host.lastIndexOf(':'))
  const ask = async (request: OutgoingRequest): Promise<Response | Upgraded> => {
    const stream = await dial(request.signal ?? new AbortController().signal)
    return requestOverStream(scheme === 'https' ? await secured(stream, name) : stream, host, request)
  }
  return { host, ask }
}

/** A node's kubelet, or another port of the node. */
export function nodeBackend({ services, connections, id }: Place): Backend {
  const { scheme, name, port } = parseSchemeNamePort(id, 'node')
  const node = storedObject(services, nodes, '', name)
  const kubelet = kubeletAddress(node)
  if (port === '' || port === String(kubelet.port)) {
    const transport = connections.kubelet(node)
    return {
      host: joinHostPort(kubelet.host, kubelet.port),
      ask: (request) => (request.headers?.['upgrade'] === undefined ? transport.send(request) : transport.upgrade(request)),
    }
  }
  checkProxyable(kubelet.host)
  const to = joinHostPort(kubelet.host, port)
  return dialled(to, scheme, (signal) => connections.tcp(kubelet.host, Number(port), signal))
}

function nodeOf(services: Services, pod: corev1.Pod): corev1.Node | undefined {
  return pod.spec.nodeName ? findObject(services, nodes, '', pod.spec.nodeName) : undefined
}

function toPod({ services, connections }: Place, pod: corev1.Pod, port: number, scheme: string): Backend {
  const node = nodeOf(services, pod)
  const address = podAddress(pod)
  if (!dialsThroughKubelet(node)) checkProxyable(address)
  return dialled(joinHostPort(address, port), scheme, (signal) => connections.pod(pod, node, port, signal))
}

export function podBackend(place: Place): Backend {
  const { scheme, name, port } = parseSchemeNamePort(place.id, 'pod')
  const pod = storedObject(place.services, pods, place.namespace, name)
  return toPod(place, pod, podPort(pod, port, scheme), scheme)
}

/** The pod behind an endpoint; undefined where it is gone or has another address. */
function podBehind({ services, namespace }: Place, { address }: EndpointTarget): corev1.Pod | undefined {
  const { kind, name = '', namespace: where } = address.targetRef ?? {}
  if (kind !== 'Pod' || where !== namespace) return undefined
  const pod = findObject(services, pods, namespace, name)
  const ips = [pod?.status.podIP, ...(pod?.status.podIPs ?? []).map(({ ip }) => ip)]
  return ips.includes(address.ip) ? pod : undefined
}

/** A random ready endpoint behind which a pod stands: endpoints that name no pod could lead anywhere. */
export function serviceBackend(place: Place): Backend {
  const { services, namespace, id } = place
  const { scheme, name, port } = parseSchemeNamePort(id, 'service')
  const isNumber = /^[+-]?\d+$/.test(port)
  const portName = isNumber ? servicePortName(storedObject(services, serviceRef, namespace, name), port) : port
  const found = findObject(services, endpoints, namespace, name)
  if (!found) throw notFound(serviceRef, name)
  for (const target of endpointTargets(found, portName, () => services.random.next())) {
    const pod = podBehind(place, target)
    if (pod) return toPod(place, pod, target.port, scheme)
  }
  throw serviceUnavailable(`no endpoints available for service ${JSON.stringify(id)}`)
}
