import type { corev1 } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import type { ContainerStatus, Sandbox } from '../runtime/contract.js'
import { testContainer, testPod } from '../testing/test-pod.js'
import type { Action } from './action.js'
import { containerHash } from './container-hash.js'
import type { PlanInput } from './plan-input.js'
import { planPod } from './plan-pod.js'

const identity = { uid: 'uid-p', name: 'p', namespace: 'default' }
const sandbox = (more: Partial<Sandbox> = {}): Sandbox => ({
  id: 's0',
  pod: identity,
  attempt: 0,
  ready: true,
  hostNetwork: false,
  createdAt: 1,
  ips: ['10.0.0.2'],
  ...more,
})
const one = (more: Partial<ContainerStatus> = {}): ContainerStatus => ({
  id: `${more.name ?? 'c'}${more.attempt ?? 0}`,
  sandboxId: 's0',
  pod: identity,
  name: 'c',
  attempt: 0,
  hash: containerHash(testContainer({ name: more.name ?? 'c' })),
  image: 'web:1',
  imageId: 'x',
  state: 'running',
  createdAt: 1,
  startedAt: 1,
  ...more,
})
const ended = (exitCode: number, more: Partial<ContainerStatus> = {}): ContainerStatus =>
  one({ state: 'exited', exitCode, finishedAt: 2, ...more })

function plan(spec: Partial<corev1.PodSpec>, more: Partial<PlanInput> = {}): string[] {
  const input: PlanInput = {
    pod: testPod('p', spec),
    sandboxes: [sandbox()],
    containers: [],
    probes: { started: () => true, failed: () => undefined },
    forced: new Set(),
    delay: () => 0,
    ...more,
  }
  return planPod(input).map(say)
}

function say(action: Action): string {
  const { type, ...rest } = action
  const name = 'name' in rest ? rest.name : 'id' in rest ? rest.id : ''
  const attempt = 'attempt' in rest ? rest.attempt : ''
  return `${type} ${name} ${attempt}`.trim().replace('  ', ' ')
}

const never = { restartPolicy: 'Never' }
const onFailure = { restartPolicy: 'OnFailure' }
const init = { initContainers: [testContainer({ name: 'i' }), testContainer({ name: 'j' })] }
const sidecar = { initContainers: [testContainer({ name: 'side', restartPolicy: 'Always' })] }
const gone = { sandboxes: [sandbox({ ready: false, ips: [] })] }

const cases: readonly [string, Partial<corev1.PodSpec>, Partial<PlanInput>, string[]][] = [
  ['a new pod gets a sandbox', {}, { sandboxes: [] }, ['create-sandbox 0']],
  ['a sandbox that ended is replaced', {}, gone, ['remove-sandbox s0', 'create-sandbox 1']],
  ['a sandbox without an address is replaced', {}, { sandboxes: [sandbox({ ips: [] })] }, ['remove-sandbox s0', 'create-sandbox 1']],
  ['a host network pod needs no address', { hostNetwork: true }, { sandboxes: [sandbox({ hostNetwork: true, ips: [] })] }, ['start-container c 0']],
  ['a pod that ended for good gets no sandbox', never, { sandboxes: [], containers: [ended(0)] }, []],
  ['with a sandbox its container is started', {}, {}, ['start-container c 0']],
  ['what runs is left alone', {}, { containers: [one()] }, []],
  ['Always: what ended is started again', {}, { containers: [ended(0)] }, ['start-container c 1']],
  ['OnFailure: what failed is started again', onFailure, { containers: [ended(1)] }, ['start-container c 1']],
  ['OnFailure: what succeeded ends the pod', onFailure, { containers: [ended(0)] }, ['stop-pod']],
  ['Never: what failed ends the pod', never, { containers: [ended(1)] }, ['stop-pod']],
  ['a container that waits is not started', {}, { containers: [ended(1)], delay: () => 500 }, ['back-off c']],
  ['another definition is replaced', {}, { containers: [one({ hash: 'other' })] }, ['kill-container c']],
  ['and started whatever the policy', never, { containers: [ended(0)], forced: new Set(['c']) }, ['start-container c 1']],
  ['what fails its probe is killed', {}, { containers: [one()], probes: { started: () => true, failed: () => 'liveness' } }, ['kill-container c']],
  ['only the newest dead instance is kept', {}, { containers: [one({ attempt: 3 }), ended(1, { attempt: 2 }), ended(1, { attempt: 1 }), ended(1)] }, ['remove-container c1', 'remove-container c0']],
  ['what was made but never started is made again', {}, { containers: [one({ state: 'created' })] }, ['remove-container c0', 'start-container c 1']],
  ['the first init container comes first', init, {}, ['start-container i 0']],
  ['the next waits for the one before', init, { containers: [one({ name: 'i' })] }, []],
  ['and then starts', init, { containers: [ended(0, { name: 'i' })] }, ['start-container j 0']],
  ['a failed init container is tried again', init, { containers: [ended(1, { name: 'i' })] }, ['start-container i 1']],
  ['Never: a failed init container ends the pod', { ...init, ...never }, { containers: [ended(1, { name: 'i' })] }, ['stop-pod']],
  ['after the last the containers start', init, { containers: [ended(0, { name: 'i' }), ended(0, { name: 'j' })] }, ['start-container c 0']],
  ['init containers are not run again in the same sandbox', init, { containers: [one()] }, []],
  ['but in a new one they are', init, { containers: [ended(0, { name: 'i', sandboxId: 'old' }), ended(0, { sandboxId: 'old' })] }, ['start-container i 1']],
  ['a sidecar starts before the containers', sidecar, {}, ['start-container side 0']],
  ['which wait until it has started', sidecar, { containers: [one({ name: 'side' })], probes: { started: () => false, failed: () => undefined } }, []],
  ['and run beside it', sidecar, { containers: [one({ name: 'side' })] }, ['start-container c 0']],
  ['a sidecar that ended comes back', { ...sidecar, ...never }, { containers: [ended(0, { name: 'side' }), one()] }, ['start-container side 1']],
  ['a sidecar does not keep an ended pod', { ...sidecar, ...never }, { containers: [one({ name: 'side' }), ended(0)] }, ['stop-pod']],
]

describe('planPod', () => {
  it.each(cases)('%s', (_name, spec, more, expected) => {
    expect(plan(spec, more)).toEqual(expected)
  })

  it('counts on from restarts that the runtime has forgotten', () => {
    const pod = testPod('p')
    const status = { name: 'c', state: {}, lastState: {}, ready: true, restartCount: 4, image: '', imageID: '', containerID: 'x://y' }
    expect(plan({}, { pod: { ...pod, status: { containerStatuses: [status] } } })).toEqual(['start-container c 5'])
  })

  it('says in the message of a kill whether a restart follows', () => {
    const failing = { containers: [one()], probes: { started: () => true, failed: () => 'startup' as const } }
    const input = { ...failing, sandboxes: [sandbox()], forced: new Set<string>(), delay: () => 0 }
    const messages = (policy: string): unknown =>
      planPod({ ...input, pod: testPod('p', { restartPolicy: policy }) }).map((action) => 'message' in action && action.message)
    expect(messages('Always')).toEqual(['Container c failed startup probe, will be restarted'])
    expect(messages('Never')).toEqual(['Container c failed startup probe'])
  })
})
