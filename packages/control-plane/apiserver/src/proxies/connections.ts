import { connect as connectTcp } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectTls } from 'node:tls'
import type { corev1 } from '@orrery/api'
import { getOrMake } from '@orrery/kit'
import { httpTransport, isUpgraded, type ClientTls, type UpgradeTransport } from '@orrery/transport'
import type { ServerOptions } from '../options.js'
import { joinHostPort, kubeletAddress } from './kubelet-address.js'

/** Nodes whose pods cannot be routed to from here say so; their kubelet dials for us. */
const podDialAnnotation = 'orrery.dev/pod-dial'

/** How the API server reaches kubelets and pods. Holds idle connections until closed. */
export interface Connections {
  kubelet(node: corev1.Node): UpgradeTransport
  /** A raw connection to a port of a pod, by the kubelet where the pod's network is not reachable. */
  pod(pod: corev1.Pod, node: corev1.Node | undefined, port: number, signal: AbortSignal): Promise<Duplex>
  /** A raw connection to an address. */
  tcp(host: string, port: number, signal: AbortSignal): Promise<Duplex>
  close(): Promise<void>
}

export function dialsThroughKubelet(node: corev1.Node | undefined): node is corev1.Node {
  return node?.metadata.annotations?.[podDialAnnotation] === 'true'
}

function tls({ kubeletClient, kubeletCa }: Pick<ServerOptions, 'kubeletClient' | 'kubeletCa'>): ClientTls {
  return { ...kubeletClient, ...(kubeletCa === undefined ? { insecureSkipVerify: true } : { ca: kubeletCa }) }
}

function tcp(host: string, port: number, signal: AbortSignal): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host, port, signal })
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
    socket.once('error', reject)
  })
}

/** TLS over a connection. Pods' certificates are not verified, as upstream's proxies do not. */
export function secured(stream: Duplex, servername: string): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ socket: stream, servername, rejectUnauthorized: false })
    socket.once('secureConnect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
    socket.once('error', reject)
  })
}

async function dial(kubelet: UpgradeTransport, pod: corev1.Pod, port: number, signal: AbortSignal): Promise<Duplex> {
  const { namespace = '', name } = pod.metadata
  const target = `/dial/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/${port}`
  const reply = await kubelet.upgrade({ method: 'GET', target, headers: { upgrade: 'tcp' }, signal })
  if (isUpgraded(reply)) return reply.stream
  throw new Error(`the kubelet refused to dial port ${port} of pod ${namespace}/${name}: status ${reply.status}`)
}

export function createConnections(options: Pick<ServerOptions, 'kubeletClient' | 'kubeletCa'>): Connections {
  const kubelets = new Map<string, UpgradeTransport>()
  const kubelet = (node: corev1.Node): UpgradeTransport => {
    const { host, port } = kubeletAddress(node)
    const baseUrl = `https://${joinHostPort(host, port)}`
    return getOrMake(kubelets, baseUrl, () => httpTransport({ baseUrl, tls: tls(options) }))
  }
  return {
    kubelet,
    tcp,
    pod: (pod, node, port, signal) =>
      dialsThroughKubelet(node) ? dial(kubelet(node), pod, port, signal) : tcp(pod.status.podIP ?? '', port, signal),
    async close() {
      const open = [...kubelets.values()]
      kubelets.clear()
      await Promise.all(open.map((transport) => transport.close()))
    },
  }
}
