import type { corev1 } from '@orrery/api'
import type { Request, Response } from '@orrery/transport'
import type { LogEntry } from '../runtime/contract.js'
import type { Services } from '../services.js'
import { instancesOf } from '../status/container-view.js'
import { logQuery, type LogQuery } from './log-query.js'
import { text } from './route.js'

/** A container's log as plain text, streamed; refusals are worded as upstream's. */
export async function containerLogs(
  services: Services,
  pod: corev1.Pod | undefined,
  container: string,
  request: Request,
  query: URLSearchParams,
): Promise<Response> {
  if (!pod) return text(404, 'pod does not exist\n')
  const { runtime, clock } = services
  const { name, uid } = pod.metadata
  const specs = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]
  if (!specs.some((one) => one.name === container)) {
    return text(404, `container "${container}" not found in pod "${name}"`)
  }
  let asked: LogQuery
  try {
    asked = logQuery(query, clock.now())
  } catch (error) {
    return text(400, error instanceof Error ? error.message : String(error))
  }
  const instances = instancesOf(await runtime.listContainers({ podUid: uid }), container)
  const chosen = instances.filter((one) => one.state !== 'created')[asked.previous ? 1 : 0]
  if (!chosen) return text(400, asked.previous ? missingPrevious(pod, container) : waitingText(pod, container))
  const entries = runtime.logs(chosen.id, { ...asked.options, signal: request.signal })
  const headers = { 'content-type': 'text/plain' }
  return { status: 200, headers, body: encode(entries, asked) }
}

function missingPrevious(pod: corev1.Pod, container: string): string {
  return `previous terminated container "${container}" in pod "${pod.metadata.name}" not found`
}

function waitingText(pod: corev1.Pod, container: string): string {
  const statuses = [...(pod.status.containerStatuses ?? []), ...(pod.status.initContainerStatuses ?? [])]
  const waiting = statuses.find((one) => one.name === container)?.state.waiting
  const name = `container "${container}" in pod "${pod.metadata.name}"`
  const { reason = 'ContainerCreating' } = waiting ?? {}
  const failed = reason === 'ErrImagePull' || reason === 'ImagePullBackOff' || reason === 'ErrImageNeverPull'
  if (failed) return `${name} is waiting to start: trying and failing to pull image`
  return `${name} is waiting to start: ${reason}`
}

async function* encode(entries: AsyncIterable<LogEntry>, { timestamps, limitBytes }: LogQuery): AsyncGenerator<Uint8Array> {
  let left = limitBytes
  for await (const { time, bytes } of entries) {
    const line = timestamps ? Buffer.concat([Buffer.from(`${time} `), bytes]) : bytes
    yield left < line.length ? line.subarray(0, left) : line
    left -= line.length
    if (left <= 0) return
  }
}
