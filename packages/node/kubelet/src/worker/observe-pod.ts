import type { ContainerStatus } from '../runtime/contract.js'
import type { Services } from '../services.js'
import type { Observed, PodRecord } from './pod-record.js'
import { terminationMessage } from './termination-message.js'

/** Last words by container id, since reading them again at each look would be waste. */
export type LastWords = Map<string, string | undefined>

/** Asks the runtime for everything of the pod, and starts or ends probes by what runs. */
export async function observePod(services: Services, record: PodRecord, lastWords: LastWords): Promise<Observed> {
  const { runtime } = services
  const filter = { podUid: record.pod.metadata.uid }
  const [sandboxes, listed] = await Promise.all([runtime.listPodSandboxes(filter), runtime.listContainers(filter)])
  const containers = runtime.simulated ? listed : await withLastWords(services, record, listed, lastWords)
  const ready = sandboxes.find((one) => one.ready)
  if (ready) record.podIps = ready.hostNetwork ? [services.options.nodeIp] : ready.ips
  return { sandboxes, containers }
}

async function withLastWords(
  services: Services,
  { pod }: PodRecord,
  containers: readonly ContainerStatus[],
  lastWords: LastWords,
): Promise<ContainerStatus[]> {
  const specs = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]
  const directory = services.volumes.podDirectory(pod.metadata.uid)
  const result: ContainerStatus[] = []
  for (const one of containers) {
    if (one.state === 'exited' && !lastWords.has(one.id)) {
      const spec = specs.find((container) => container.name === one.name)
      lastWords.set(one.id, await terminationMessage(services.runtime, directory, spec, one))
    }
    const message = lastWords.get(one.id)
    result.push(message === undefined || one.state !== 'exited' ? one : { ...one, message })
  }
  return result
}
