import type { Sandbox } from '../runtime/contract.js'
import { instancesOf, isSidecar, shouldStart } from '../status/container-view.js'
import type { Action } from './action.js'
import { planContainer, planInit, type ContainerPlan } from './plan-containers.js'
import { planGarbage } from './plan-garbage.js'
import type { PlanInput } from './plan-input.js'

/**
 * What a pod needs now, from nothing but what is there. Models upstream's computePodActions: first a sandbox with a
 * network, then init containers one by one, then the containers side by side; when none is left to run, the pod ends.
 */
export function planPod(input: PlanInput): Action[] {
  const { pod, sandboxes, containers } = input
  const newest = sandboxes.toSorted((a, b) => b.attempt - a.attempt || b.createdAt - a.createdAt)[0]
  const current = newest && usable(newest, pod.spec.hostNetwork === true) ? newest : undefined
  const garbage = planGarbage(sandboxes, containers, current)
  return [...garbage, ...(current ? planInSandbox(input, current) : planSandbox(input, newest))]
}

function usable(sandbox: Sandbox, hostNetwork: boolean): boolean {
  return sandbox.ready && sandbox.hostNetwork === hostNetwork && (hostNetwork || sandbox.ips.length > 0)
}

/** A pod whose containers have all ended for good gets no sandbox again. */
function planSandbox(input: PlanInput, newest: Sandbox | undefined): Action[] {
  const { pod, containers } = input
  const left = pod.spec.containers.some((spec) => {
    const [last] = instancesOf(containers, spec.name)
    // What ran in a sandbox that is gone has ended, even where the runtime has not noticed.
    return last?.state === 'running' ? pod.spec.restartPolicy !== 'Never' : shouldStart(pod, last)
  })
  const changed = newest !== undefined || containers.some((one) => one.state === 'running')
  if (left) return [{ type: 'create-sandbox', attempt: (newest?.attempt ?? -1) + 1, changed }]
  return hasLife(input) ? [{ type: 'stop-pod' }] : []
}

function planInSandbox(input: PlanInput, sandbox: Sandbox): Action[] {
  const actions: Action[] = []
  const initialized = hasBegun(input, sandbox)
  for (const spec of input.pod.spec.initContainers ?? []) {
    const step = isSidecar(spec) ? planSidecar(input, spec, sandbox) : planInit(input, spec, sandbox)
    if (initialized && !isSidecar(spec)) continue
    actions.push(...step.actions)
    if (step.done || initialized) continue
    return step.busy ? actions : ended(input)
  }
  const plans = input.pod.spec.containers.map((spec) => planContainer(input, spec, sandbox))
  if (!plans.some((plan) => plan.busy)) return ended(input)
  return [...actions, ...plans.flatMap((plan) => plan.actions)]
}

type Step = ContainerPlan & { done: boolean }

function planSidecar(input: PlanInput, spec: Parameters<typeof planContainer>[1], sandbox: Sandbox): Step {
  const plan = planContainer(input, spec, sandbox)
  const [newest] = instancesOf(input.containers, spec.name)
  const started = newest?.state === 'running' && newest.sandboxId === sandbox.id && input.probes.started(newest.id)
  return { ...plan, done: started && plan.actions.length === 0 }
}

/** Once a container of the pod ran in this sandbox, its init containers are behind it. */
function hasBegun(input: PlanInput, sandbox: Sandbox): boolean {
  const names = new Set(input.pod.spec.containers.map((one) => one.name))
  return input.containers.some((one) => names.has(one.name) && one.sandboxId === sandbox.id && one.state !== 'created')
}

function ended(input: PlanInput): Action[] {
  return hasLife(input) ? [{ type: 'stop-pod' }] : []
}

function hasLife({ sandboxes, containers }: PlanInput): boolean {
  return sandboxes.some((one) => one.ready) || containers.some((one) => one.state === 'running')
}
