import { errorText, type corev1 } from '@orrery/api'
import { expect, it } from 'vitest'
import { objectOf } from '../../testing/complaints.js'
import { defaultPod } from './defaults.js'
import { pods } from './pods.js'
import { validatePodStatusUpdate } from './validate-status.js'

function pod(status: corev1.PodStatus): corev1.Pod {
  const spec = { restartPolicy: 'OnFailure', containers: [{ name: 'a', image: 'i' }, { name: 'b', image: 'i' }], resourceClaims: [{ name: 'gpu', resourceClaimName: 'x' }] }
  const made = objectOf(pods, { spec }) as corev1.Pod
  Object.assign(made.status, status)
  defaultPod(made)
  return made
}

function told(name: string, state: corev1.ContainerState): corev1.ContainerStatus {
  return { name, state, lastState: {}, ready: false, restartCount: 0, image: '', imageID: '' }
}

const ended = (exitCode: number): corev1.ContainerState => ({ terminated: { exitCode } })

it.each<[corev1.PodStatus, corev1.PodStatus, readonly string[]]>([
  [{}, { podIP: '10.1.1.1' }, []],
  [{}, { podIPs: [{ ip: '10.1.1.1' }, { ip: 'fd00::1' }] }, []],
  [{}, { podIPs: [{ ip: '10.1.1.1' }, { ip: '10.1.1.2' }] }, ['status.podIPs: Invalid value: [{"IP":"10.1.1.1"},{"IP":"10.1.1.2"}]: may specify no more than one IP for each IP family']],
  [{ podIP: 'bad' }, { podIP: 'bad' }, []],
  [{}, { hostIP: '10.0.0.1', hostIPs: [{ ip: '10.0.0.2' }] }, ['status.hostIPs[0].ip: Invalid value: "10.0.0.2": must be equal to `hostIP`']],
  [{}, { qosClass: 'Guaranteed' }, ['status.qosClass: Invalid value: "Guaranteed": field is immutable']],
  [{}, { observedGeneration: -1 }, ['status.observedGeneration: Invalid value: -1: must be a non-negative integer']],
  [
    { containerStatuses: [told('a', ended(0)), told('b', ended(1))] },
    { containerStatuses: [told('a', { running: {} }), told('b', {})] },
    ['status.containerStatuses[0].state: Forbidden: may not be transitioned to non-terminated state'],
  ],
  [{}, { resourceClaimStatuses: [{ name: 'net' }] }, ['status.resourceClaimStatuses[0].name: Invalid value: "net": must match the name of an entry in `spec.resourceClaims`']],
  [{}, { conditions: [{ type: 'Ready', status: 'x' }, { type: 'not one', status: 'x', observedGeneration: -1 }] }, [
    'status.conditions[1].observedGeneration: Invalid value: -1: must be a non-negative integer',
    "status.conditions[1].Type: Invalid value: \"not one\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an " +
      "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
  ]],
])('%j to %j', (old, next, expected) => {
  expect(validatePodStatusUpdate(pod(next), pod(old)).map(errorText)).toEqual(expected)
})
