import type { corev1 } from '@orrery/api'
import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { aPod } from '../testing/objects.js'
import { compareForDeletion, rankByNode } from './pod-rank.js'

const now = Date.parse('2024-01-02T00:00:00Z')
const cost = (value: string): corev1.Pod =>
  aPod({ readySince: '2024-01-01T00:00:00Z', metadata: { annotations: { 'controller.kubernetes.io/pod-deletion-cost': value } } })
const restarted = (restartCount: number): corev1.Pod =>
  aPod({
    readySince: '2024-01-01T00:00:00Z',
    status: { containerStatuses: [{ name: 'c', ready: true, restartCount, image: '', imageID: '', state: {}, lastState: {} }] },
  })

it.each<[string, corev1.Pod, corev1.Pod]>([
  ['unassigned before assigned', aPod({ spec: { nodeName: '' }, readySince: '2024-01-01T00:00:00Z' }), aPod()],
  ['pending before running', aPod({ status: { phase: 'Pending' } }), aPod()],
  ['not ready before ready', aPod(), aPod({ readySince: '2024-01-01T00:00:00Z' })],
  ['cheap before dear', cost('-10'), cost('5')],
  ['no cost counts as 0', aPod({ readySince: '2024-01-01T00:00:00Z' }), cost('5')],
  ['lately ready before long ready', aPod({ readySince: '2024-01-01T23:59:00Z' }), aPod({ readySince: '2024-01-01T00:00:00Z' })],
  ['restarted before steady', restarted(3), restarted(1)],
  [
    'younger before older',
    aPod({ metadata: { creationTimestamp: '2024-01-01T23:00:00Z' } }),
    aPod({ metadata: { creationTimestamp: '2024-01-01T00:00:00Z' } }),
  ],
])('deletes %s', (_, first, second) => {
  expect(compareForDeletion({ pod: first, rank: 1 }, { pod: second, rank: 1 }, now)).toBeLessThan(0)
  expect(compareForDeletion({ pod: second, rank: 1 }, { pod: first, rank: 1 }, now)).toBeGreaterThan(0)
})

it('prefers nodes with more pods of the kind', () => {
  const pods = ['a', 'a', 'b'].map((nodeName) => aPod({ spec: { nodeName }, readySince: '2024-01-01T00:00:00Z' }))
  const sorted = rankByNode(pods, pods).toSorted((a, b) => compareForDeletion(a, b, now))
  expect(sorted.map(({ pod, rank }) => [pod.spec.nodeName, rank])).toEqual([
    ['a', 2],
    ['a', 2],
    ['b', 1],
  ])
})

it('takes pods ready for about as long by uid, so that not always the youngest goes', () => {
  const [a, b] = ['2024-01-01T00:00:00Z', '2024-01-01T00:00:05Z'].map((readySince, index) =>
    aPod({ readySince, metadata: { uid: `u${index}` } }),
  )
  if (!a || !b) throw new Error('two pods were made')
  expect(compareForDeletion({ pod: a, rank: 1 }, { pod: b, rank: 1 }, now)).toBeLessThan(0)
})

const anyPod = fc.record({ node: fc.constantFrom('', 'a', 'b'), ready: fc.option(fc.nat(86_400)), born: fc.nat(86_400) }).map(
  ({ node, ready, born }) => {
    const at = (seconds: number): string => new Date(now - seconds * 1000).toISOString()
    const readySince = ready === null ? {} : { readySince: at(ready) }
    return aPod({ spec: { nodeName: node }, metadata: { creationTimestamp: at(born) }, ...readySince })
  },
)

test.prop([fc.array(anyPod, { maxLength: 8 })])('is a consistent order', (pods) => {
  const ranked = rankByNode(pods, pods)
  for (const a of ranked) {
    for (const b of ranked) {
      expect(Math.sign(compareForDeletion(a, b, now)) + Math.sign(compareForDeletion(b, a, now))).toBe(0)
    }
  }
})
