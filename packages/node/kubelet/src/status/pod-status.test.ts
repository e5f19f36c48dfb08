import { describe, expect, it } from 'vitest'
import type { ContainerStatus, Sandbox } from '../runtime/contract.js'
import { testContainer, testPod } from '../testing/test-pod.js'
import { podStatus, type PodStatusInput } from './pod-status.js'

const pod = { uid: 'uid-p', name: 'p', namespace: 'default' }
const sandbox: Sandbox = { id: 's', pod, attempt: 0, ready: true, hostNetwork: false, createdAt: 0, ips: ['10.0.0.9'] }
const running: ContainerStatus = {
  id: 'abc',
  sandboxId: 's',
  pod,
  name: 'c',
  attempt: 0,
  hash: '',
  image: 'web:1',
  imageId: 'docker-pullable://web@sha256:1',
  state: 'running',
  createdAt: 0,
  startedAt: 1000,
}
const input = (more: Partial<PodStatusInput> = {}): PodStatusInput => ({
  pod: testPod('p', {}, { generation: 3 }),
  sandboxes: [sandbox],
  containers: [running],
  waiting: new Map(),
  probes: { ready: () => true, started: () => true, failed: () => undefined },
  runtimeName: 'docker',
  hostIp: '192.168.0.1',
  startedAt: 0,
  now: 5000,
  terminating: false,
  ...more,
})

describe('podStatus', () => {
  it('is what upstream writes for a running pod', () => {
    expect(podStatus(input())).toEqual({
      observedGeneration: 3,
      phase: 'Running',
      conditions: ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({
        type,
        observedGeneration: 3,
        status: 'True',
        lastProbeTime: null,
        lastTransitionTime: '1970-01-01T00:00:05Z',
      })),
      hostIP: '192.168.0.1',
      hostIPs: [{ ip: '192.168.0.1' }],
      podIP: '10.0.0.9',
      podIPs: [{ ip: '10.0.0.9' }],
      startTime: '1970-01-01T00:00:00Z',
      containerStatuses: [
        {
          name: 'c',
          state: { running: { startedAt: '1970-01-01T00:00:01Z' } },
          lastState: {},
          ready: true,
          started: true,
          restartCount: 0,
          image: 'web:1',
          imageID: 'docker-pullable://web@sha256:1',
          containerID: 'docker://abc',
          resources: {},
        },
      ],
      qosClass: 'BestEffort',
    })
  })

  it('keeps transition times, the conditions of others and the address of an ended sandbox', () => {
    const first = podStatus(input())
    const gate = { type: 'example.com/gate', status: 'True' }
    const before = { ...first, conditions: [...(first.conditions ?? []), gate] }
    const next = podStatus(input({ pod: { ...testPod('p'), status: before }, sandboxes: [], now: 90_000 }))
    expect(next.podIP).toBe('10.0.0.9')
    expect(next.conditions).toContainEqual(gate)
    const since = new Map(next.conditions?.map((one) => [one.type, one.lastTransitionTime]))
    expect(since.get('Ready')).toBe('1970-01-01T00:00:05Z')
    expect(since.get('PodReadyToStartContainers')).toBe('1970-01-01T00:01:30Z')
  })

  it('says which containers are not ready', () => {
    const status = podStatus(input({ probes: { ready: () => false, started: () => true, failed: () => undefined } }))
    expect(status.conditions?.find((one) => one.type === 'Ready')).toMatchObject({
      status: 'False',
      reason: 'ContainersNotReady',
      message: 'containers with unready status: [c]',
    })
  })

  it('holds readiness back until the gates are open', () => {
    const gated = testPod('p', { readinessGates: [{ conditionType: 'example.com/gate' }] })
    const ready = (status: ReturnType<typeof podStatus>): unknown => status.conditions?.find((one) => one.type === 'Ready')
    expect(ready(podStatus(input({ pod: gated })))).toMatchObject({
      status: 'False',
      reason: 'ReadinessGatesNotReady',
      message: 'corresponding condition of pod readiness gate "example.com/gate" does not exist.',
    })
    const open = { ...gated, status: { conditions: [{ type: 'example.com/gate', status: 'True' }] } }
    expect(ready(podStatus(input({ pod: open })))).toMatchObject({ status: 'True' })
  })

  it('moves an ended container to the last state while it waits for its restart', () => {
    const ended: ContainerStatus = { ...running, state: 'exited', exitCode: 2, finishedAt: 2000, reason: 'Error' }
    const waiting = new Map([['c', { reason: 'CrashLoopBackOff', message: 'back-off' }]])
    const [status] = podStatus(input({ containers: [ended], waiting })).containerStatuses ?? []
    expect(status?.state).toEqual({ waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } })
    expect(status?.lastState.terminated).toMatchObject({ exitCode: 2, containerID: 'docker://abc' })
  })

  it('reports a container the runtime has lost', () => {
    const known = podStatus(input())
    const lost = podStatus(input({ pod: { ...testPod('p'), status: known }, containers: [] }))
    expect(lost.containerStatuses?.[0]?.lastState.terminated).toMatchObject({ reason: 'ContainerStatusUnknown', exitCode: 137 })
  })

  it('keeps a final phase and its reason', () => {
    const failed = { phase: 'Failed', reason: 'Evicted', message: 'too much' }
    const status = podStatus(input({ pod: { ...testPod('p'), status: failed } }))
    expect(status).toMatchObject(failed)
  })

  it('counts a pod with equal requests and limits as guaranteed', () => {
    const limits = { cpu: '1', memory: '1Gi' }
    const of = (containers: ReturnType<typeof testContainer>[]): string | undefined =>
      podStatus(input({ pod: testPod('p', { containers }) })).qosClass
    expect(of([testContainer({ resources: { limits, requests: limits } })])).toBe('Guaranteed')
    expect(of([testContainer({ resources: { limits } })])).toBe('Guaranteed')
    expect(of([testContainer({ resources: { requests: { cpu: '1' } } })])).toBe('Burstable')
  })
})
