import type { corev1 } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import { changeComplaints, objectOf, testContext } from '../../testing/complaints.js'
import { pods } from './pods.js'

type Resources = Partial<corev1.ResourceRequirements>

function pod(a: Resources, rest: object = {}): object {
  const side = { name: 'side', image: 'i', restartPolicy: 'Always', resources: { requests: { cpu: '10m' } } }
  return { spec: { containers: [{ name: 'a', image: 'i', resources: a }], initContainers: [side], ...rest } }
}

const burstable: Resources = { requests: { cpu: '100m', memory: '1Gi' }, limits: { cpu: '200m' } }
const exact: Resources = { limits: { cpu: '1', memory: '1Gi' } }

describe('resizing', () => {
  it.each<[object, object, readonly string[]]>([
    [pod(burstable), pod({ requests: { cpu: '150m', memory: '2Gi' }, limits: { cpu: '300m', memory: '3Gi' } }), []],
    [pod(burstable), pod({ requests: { cpu: '100m' }, limits: { cpu: '200m' } }), ['spec.containers[0].resources.requests: Forbidden: resource requests cannot be removed']],
    [pod(burstable), pod({ ...burstable, limits: {} }), ['spec.containers[0].resources.limits: Forbidden: resource limits cannot be removed']],
    [pod(burstable), pod({ ...burstable, requests: { ...burstable.requests, 'ephemeral-storage': '1Gi' } }), ['spec: Forbidden: only cpu and memory resources are mutable']],
    [pod(burstable), pod(burstable, { initContainers: [] }), ['spec.initContainers: Forbidden: initContainers may not be added or removed on resize']],
    [pod(burstable), { spec: { containers: [] } }, [
      'spec.containers: Required value',
      'spec: Invalid value: "BestEffort": Pod QOS Class may not change as a result of resizing',
      'spec.containers: Forbidden: containers may not be added or removed on resize',
      'spec.initContainers: Forbidden: initContainers may not be added or removed on resize',
    ]],
    [pod(exact, { initContainers: [] }), pod({ ...exact, requests: { cpu: '500m' } }, { initContainers: [] }), [
      'spec: Invalid value: "Burstable": Pod QOS Class may not change as a result of resizing',
    ]],
    [pod(burstable, { os: { name: 'windows' } }), pod(burstable, { os: { name: 'windows' } }), ['[]: Forbidden: windows pods cannot be resized']],
    [pod(burstable, { resources: exact }), pod(burstable, { resources: exact }), ['[]: Forbidden: pods with pod-level resources cannot be resized']],
  ])('%j to %j', (old, next, expected) => {
    expect(changeComplaints(pods, next, old, 'resize')).toEqual(expected)
  })

  it('changes nothing else', () => {
    const old = objectOf(pods, pod(burstable)) as corev1.Pod
    const next = objectOf(pods, pod({ ...burstable, limits: { cpu: '300m' } }, { nodeName: 'n' })) as corev1.Pod
    Object.assign(next.metadata, { labels: { a: 'b' } })
    pods.strategy?.prepareForUpdate?.(next, old, 'resize', testContext)
    expect(next.spec).toEqual({ ...old.spec, containers: [{ ...old.spec.containers[0], resources: { ...burstable, limits: { cpu: '300m' } } }] })
    expect(next.metadata.labels).toBeUndefined()
  })
})
