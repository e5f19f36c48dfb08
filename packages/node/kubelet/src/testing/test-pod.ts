import type { corev1 } from '@orrery/api'

/** A pod bound to node `n1`, with one container `c` of image `web:1` unless told otherwise. Tests only. */
export function testPod(name: string, spec: Partial<corev1.PodSpec> = {}, metadata: object = {}): corev1.Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', uid: `uid-${name}`, resourceVersion: '1', creationTimestamp: '', ...metadata },
    spec: { nodeName: 'n1', restartPolicy: 'Always', containers: [testContainer()], ...spec },
    status: {},
  }
}

export function testContainer(more: Partial<corev1.Container> = {}): corev1.Container {
  return { name: 'c', image: 'web:1', resources: {}, ...more }
}
