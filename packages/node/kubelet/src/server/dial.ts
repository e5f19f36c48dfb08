import type { corev1 } from '@orrery/api'
import { joinStreams, type Response, type Upgrade } from '@orrery/transport'
import type { Services } from '../services.js'
import { text } from './route.js'

/**
 * Joins the client with a TCP port of a pod: the reply to `Upgrade: tcp` is 101, then raw bytes both ways. 502 with the
 * dialer's words where nobody answers.
 */
export async function dialPod(services: Services, pod: corev1.Pod | undefined, port: string): Promise<Response | Upgrade> {
  const number = Number(port)
  if (!pod) return text(404, 'pod does not exist\n')
  if (!Number.isInteger(number) || number < 1 || number > 65_535) return text(400, `invalid port "${port}"\n`)
  try {
    const stream = await services.runtime.dial(pod.metadata.uid, number)
    return { status: 101, headers: { upgrade: 'tcp' }, accept: (client) => joinStreams(client, stream) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const address = `${pod.status.podIP ?? pod.metadata.name}:${number}`
    return text(502, `dial tcp ${address}: connect: ${why}\n`)
  }
}
