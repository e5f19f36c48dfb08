import { RuntimeError } from '../runtime/contract.js'
import type { Services } from '../services.js'
import type { Action } from './action.js'
import { graceFor, killContainer } from './kill-container.js'
import type { Observed, PodRecord } from './pod-record.js'
import { sandboxConfig } from './sandbox-config.js'
import { startContainer } from './start-container.js'
import { stopPod } from './stop-pod.js'

/** Does one action. Failures that users shall see become events and reasons; others are thrown. */
export async function executeAction(services: Services, record: PodRecord, seen: Observed, action: Action): Promise<void> {
  const { runtime } = services
  switch (action.type) {
    case 'stop-pod':
      return stopPod(services, record, seen, record.pod.spec.terminationGracePeriodSeconds ?? 30)
    case 'create-sandbox':
      return createSandbox(services, record, seen, action)
    case 'remove-sandbox':
      return runtime.removePodSandbox(action.id)
    case 'remove-container':
      return runtime.removeContainer(action.id)
    case 'kill-container':
      return kill(services, record, seen, action)
    case 'start-container':
      return startContainer(services, record, seen, action)
    case 'back-off':
  }
}

async function kill(
  services: Services,
  record: PodRecord,
  seen: Observed,
  action: Extract<Action, { type: 'kill-container' }>,
): Promise<void> {
  const container = seen.containers.find((one) => one.id === action.id)
  if (!container) return
  if (action.restart) record.forced.add(action.name)
  const { message, cause, name } = action
  await killContainer(services, { pod: record.pod, container, message, graceSeconds: graceFor(record.pod, name, cause) })
}

async function createSandbox(
  services: Services,
  record: PodRecord,
  seen: Observed,
  { attempt, changed }: Extract<Action, { type: 'create-sandbox' }>,
): Promise<void> {
  const { recorder, runtime, options, clock } = services
  const { pod } = record
  if (changed) {
    recorder.event(pod, 'Normal', 'SandboxChanged', 'Pod sandbox changed, it will be killed and re-created.')
    await stopPod(services, record, seen, pod.spec.terminationGracePeriodSeconds ?? 30)
  }
  try {
    await runtime.runPodSandbox(sandboxConfig(pod, attempt, options))
    // What failed in the old sandbox says nothing of the new one.
    record.retryAt.clear()
  } catch (error) {
    if (error instanceof RuntimeError && error.kind === 'unavailable') throw error
    const text = error instanceof Error ? error.message : String(error)
    recorder.event(pod, 'Warning', 'FailedCreatePodSandBox', `Failed to create pod sandbox: ${text}`)
    record.retryAt.set('', clock.now() + 5000)
  }
}
