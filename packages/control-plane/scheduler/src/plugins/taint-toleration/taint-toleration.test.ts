import { expect, it } from 'vitest'
import { aNodeInfo, aPodInfo } from '../../testing/objects.js'
import { taintToleration } from './taint-toleration.js'
import { tolerates } from './tolerates.js'

it.each([
  [{ operator: 'Exists' }, true],
  [{ key: 'k', operator: 'Exists' }, true],
  [{ key: 'k', operator: 'Equal', value: 'v' }, true],
  [{ key: 'k', value: 'v' }, true],
  [{ key: 'k', value: 'other' }, false],
  [{ key: 'k', value: 'v', effect: 'NoExecute' }, false],
  [{ key: 'other', operator: 'Exists' }, false],
  [{ value: 'v' }, false],
])('%j tolerates {k: v} NoSchedule: %s', (toleration, expected) => {
  expect(tolerates(toleration, { key: 'k', value: 'v', effect: 'NoSchedule' })).toBe(expected)
})

it('names the first taint not tolerated', () => {
  const node = aNodeInfo({
    spec: {
      taints: [
        { key: 'a', value: '1', effect: 'NoSchedule' },
        { key: 'b', effect: 'NoExecute' },
      ],
    },
  })
  const reasonsFor = (pod = aPodInfo()): readonly string[] | undefined => taintToleration.filter(pod, node)?.reasons
  expect(reasonsFor()).toEqual(['node(s) had untolerated taint {a: 1}'])
  expect(reasonsFor(aPodInfo({ tolerations: [{ key: 'a', operator: 'Exists' }] }))).toEqual([
    'node(s) had untolerated taint {b: }',
  ])
})

it('only prefers to avoid PreferNoSchedule', () => {
  const node = aNodeInfo({ spec: { taints: [{ key: 'a', effect: 'PreferNoSchedule' }] } })
  expect(taintToleration.filter(aPodInfo(), node)).toBeUndefined()
})

it.each([
  ['False', 'not-ready'],
  ['Unknown', 'unreachable'],
])('takes a node whose Ready is %s as tainted %s', (ready, taint) => {
  const node = aNodeInfo({ ready })
  const key = `node.kubernetes.io/${taint}`
  expect(taintToleration.filter(aPodInfo(), node)?.reasons).toEqual([`node(s) had untolerated taint {${key}: }`])
  expect(taintToleration.filter(aPodInfo({ tolerations: [{ key, operator: 'Exists' }] }), node)).toBeUndefined()
})
