import type { corev1 } from '@orrery/api'
import type { Sandbox } from '../runtime/contract.js'
import { isSidecar, shouldStart } from '../status/container-view.js'
import type { Action } from './action.js'
import { currentInstance, nextAttempt, type CurrentInstance, type PlanInput } from './plan-input.js'

/** What one container needs. `busy`: it runs or will. */
export interface ContainerPlan {
  actions: Action[]
  busy: boolean
}

const idle: ContainerPlan = { actions: [], busy: false }

/** A container that shall run beside the others: kept, replaced, started again or left ended. */
export function planContainer(input: PlanInput, spec: corev1.Container, sandbox: Sandbox): ContainerPlan {
  const current = currentInstance(input, spec, sandbox)
  if (current.running) return planRunning(input, spec, current)
  const wanted = isSidecar(spec) || input.forced.has(spec.name) || shouldStart(input.pod, current.newest)
  return wanted ? planStart(input, spec, sandbox, current) : idle
}

/** An init container that must succeed. `done` when it has, in this sandbox. */
export function planInit(input: PlanInput, spec: corev1.Container, sandbox: Sandbox): ContainerPlan & { done: boolean } {
  const current = currentInstance(input, spec, sandbox)
  const here = current.newest?.sandboxId === sandbox.id ? current.newest : undefined
  if (current.running) return { actions: [], busy: true, done: false }
  if (here?.state === 'exited' && here.exitCode === 0) return { ...idle, done: true }
  if (here?.state === 'exited' && input.pod.spec.restartPolicy === 'Never') return { ...idle, done: false }
  return { ...planStart(input, spec, sandbox, current), done: false }
}

function planRunning(input: PlanInput, spec: corev1.Container, current: CurrentInstance): ContainerPlan {
  const { newest } = current
  if (!newest) return idle
  const failed = input.probes.failed(newest.id)
  if (!current.changed && failed === undefined) return { actions: [], busy: true }
  const restart = current.changed || isSidecar(spec) || input.pod.spec.restartPolicy !== 'Never'
  const what = current.changed ? 'definition changed' : `failed ${failed} probe`
  const message = `Container ${spec.name} ${what}${restart ? ', will be restarted' : ''}`
  const cause = current.changed ? 'changed' : (failed ?? 'changed')
  return { actions: [{ type: 'kill-container', id: newest.id, name: spec.name, message, cause, restart }], busy: true }
}

function planStart(input: PlanInput, spec: corev1.Container, sandbox: Sandbox, current: CurrentInstance): ContainerPlan {
  const ms = input.delay(spec.name, current.newest)
  if (ms > 0) return { actions: [{ type: 'back-off', name: spec.name, ms }], busy: true }
  const attempt = nextAttempt(input, spec.name)
  return { actions: [{ type: 'start-container', name: spec.name, attempt, sandboxId: sandbox.id }], busy: true }
}
