import { isSidecar } from '../status/container-view.js'
import type { Services } from '../services.js'
import { killContainer } from './kill-container.js'
import type { Observed, PodRecord } from './pod-record.js'

/** Ends a pod's containers side by side, its sidecars after them in reverse order, then its sandboxes. */
export async function stopPod(services: Services, record: PodRecord, seen: Observed, graceSeconds: number): Promise<void> {
  const { pod } = record
  const { clock, runtime } = services
  const begun = clock.monotonic()
  const sidecars = (pod.spec.initContainers ?? []).filter(isSidecar).map((one) => one.name)
  const running = seen.containers.filter((one) => one.state === 'running')
  const left = (): number => Math.max(0, graceSeconds - (clock.monotonic() - begun) / 1000)
  const first = running.filter((one) => !sidecars.includes(one.name))
  await Promise.all(first.map((container) => killContainer(services, { pod, container, graceSeconds })))
  for (const name of sidecars.toReversed()) {
    const container = running.find((one) => one.name === name)
    if (container) await killContainer(services, { pod, container, graceSeconds: left() })
  }
  for (const sandbox of seen.sandboxes) if (sandbox.ready) await runtime.stopPodSandbox(sandbox.id)
}
