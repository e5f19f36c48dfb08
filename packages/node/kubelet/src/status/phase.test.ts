import type { corev1 } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import { testContainer, testPod } from '../testing/test-pod.js'
import { phaseOf } from './phase.js'

const states = {
  running: { state: { running: {} } },
  waiting: { state: { waiting: {} } },
  crashed: { state: { waiting: {} }, lastState: { terminated: { exitCode: 1 } } },
  failed: { state: { terminated: { exitCode: 1 } } },
  done: { state: { terminated: { exitCode: 0 } } },
} as const

type State = keyof typeof states

function status(name: string, state: State): corev1.ContainerStatus {
  const started = state === 'running'
  return { name, lastState: {}, ready: false, started, restartCount: 0, image: '', imageID: '', ...states[state] }
}

function phase(policy: string, regular: readonly State[], init: readonly State[] = [], terminal = false): string {
  const spec = (prefix: string) => (_state: State, index: number): corev1.Container => testContainer({ name: prefix + index })
  const pod = testPod('p', {
    restartPolicy: policy,
    containers: regular.map(spec('c')),
    initContainers: init.map(spec('i')),
  })
  return phaseOf(
    pod,
    init.map((state, index) => status(`i${index}`, state)),
    regular.map((state, index) => status(`c${index}`, state)),
    terminal,
  )
}

const table: readonly [string, State[], string][] = [
  ['Always', ['waiting'], 'Pending'],
  ['Always', ['running', 'waiting'], 'Pending'],
  ['Always', ['running', 'running'], 'Running'],
  ['Always', ['running', 'crashed'], 'Running'],
  ['Always', ['crashed'], 'Running'],
  ['Always', ['done'], 'Running'],
  ['OnFailure', ['done', 'done'], 'Succeeded'],
  ['OnFailure', ['done', 'failed'], 'Running'],
  ['Never', ['done', 'failed'], 'Failed'],
  ['Never', ['done', 'done'], 'Succeeded'],
  ['Never', ['done', 'running'], 'Running'],
]

describe('phaseOf', () => {
  it.each(table)('%s with %j is %s', (policy, regular, expected) => {
    expect(phase(policy, regular)).toBe(expected)
  })

  it('waits for init containers', () => {
    expect(phase('Always', ['waiting'], ['running', 'waiting'])).toBe('Pending')
    expect(phase('Always', ['waiting'], ['done', 'failed'])).toBe('Pending')
    expect(phase('Never', ['waiting'], ['done', 'failed'])).toBe('Failed')
    expect(phase('Always', ['running'], ['done', 'done'])).toBe('Running')
  })

  it('does not go back to Pending when a pod that ran starts over', () => {
    expect(phase('Always', ['crashed'], ['running'])).toBe('Running')
  })

  it('is final by exit codes when nothing will be started any more', () => {
    expect(phase('Always', ['done', 'done'], [], true)).toBe('Succeeded')
    expect(phase('Always', ['done', 'failed'], [], true)).toBe('Failed')
  })
})
