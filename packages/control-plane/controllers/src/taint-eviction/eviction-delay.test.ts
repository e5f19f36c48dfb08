import type { corev1 } from '@orrery/api'
import { expect, it } from 'vitest'
import { aPod } from '../testing/objects.js'
import { evictionDelay } from './eviction-delay.js'

const unreachable: corev1.Taint = { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' }
const other: corev1.Taint = { key: 'k', value: 'v', effect: 'NoExecute' }
const delay = (tolerations: corev1.Toleration[], taints: corev1.Taint[]): number =>
  evictionDelay(aPod({ spec: { tolerations } }), taints, 300)

it.each<[string, corev1.Toleration[], corev1.Taint[], number]>([
  ['without taints it stays', [], [], Infinity],
  ['an untolerated taint ends it at once', [], [other], 0],
  ['by default it waits five minutes for its node', [], [unreachable], 300],
  ['what the pod says goes', [{ key: unreachable.key, operator: 'Exists', tolerationSeconds: 10 }], [unreachable], 10],
  ['tolerated without a limit it stays', [{ operator: 'Exists' }], [unreachable, other], Infinity],
  ['the shortest time of several', [{ key: 'k', operator: 'Exists', tolerationSeconds: 20 }], [unreachable, other], 20],
  ['one untolerated of several', [{ key: 'x', operator: 'Exists' }], [unreachable, other], 0],
  ['a negative time is none', [{ key: 'k', operator: 'Exists', tolerationSeconds: -5 }], [other], 0],
])('%s', (_, tolerations, taints, expected) => {
  expect(delay(tolerations, taints)).toBe(expected)
})
