import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import type { corev1 } from '@orrery/api'
import type { Clock } from '@orrery/kit'
import { RuntimeError, type Runtime } from '../runtime/contract.js'

/** The container a probe is for. */
export interface ProbeTarget {
  pod: corev1.Pod
  container: corev1.Container
  containerId: string
  podIp: string
  runtime: Runtime
  clock: Clock
}

/** A probe's port: a number, or the name of one of the container's ports. */
export function probePort(container: corev1.Container, port: number | string): number {
  if (typeof port === 'number') return port
  const named = container.ports?.find((one) => one.name === port)?.containerPort
  const number = named ?? Number(port)
  if (!Number.isInteger(number) || number < 1 || number > 65_535) throw new Error(`invalid port number: ${port}`)
  return number
}

/** Connects to the pod, or to another host where the probe names one; failures are worded as Go's dialer does. */
export async function dialTarget(target: ProbeTarget, host: string | undefined, port: number, timeoutMs: number): Promise<Duplex> {
  const address = `${host ?? target.podIp}:${port}`
  const dialing = host === undefined ? target.runtime.dial(target.pod.metadata.uid, port) : dialHost(host, port)
  try {
    return await withTimeout(target.clock, dialing, timeoutMs, () => {
      dialing.then((stream) => stream.destroy()).catch(() => {})
      return new Error(`dial tcp ${address}: i/o timeout`)
    })
  } catch (error) {
    throw error instanceof RuntimeError ? new Error(`dial tcp ${address}: connect: ${error.message}`) : error
  }
}

function dialHost(host: string, port: number): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port }, () => resolve(socket))
    socket.once('error', (error: NodeJS.ErrnoException) => {
      reject(new RuntimeError('refused', error.code === 'ECONNREFUSED' ? 'connection refused' : error.message))
    })
  })
}

/** The promise, or after `ms` a rejection with what `late` makes. */
export function withTimeout<T>(clock: Clock, promise: Promise<T>, ms: number, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = clock.after(ms, () => reject(late()))
    promise.then(resolve, reject).finally(() => timer.cancel())
  })
}
