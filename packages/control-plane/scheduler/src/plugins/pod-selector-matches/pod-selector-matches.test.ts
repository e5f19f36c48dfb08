import type { corev1 } from '@orrery/api'
import { expect, it } from 'vitest'
import { aNode, aNodeInfo, aPodInfo } from '../../testing/objects.js'
import { matchesTerms } from './match-terms.js'
import { podSelectorMatches } from './pod-selector-matches.js'

const node = aNode({ name: 'n1', labels: { disk: 'ssd', cpus: '8' } })

it.each<[string, corev1.NodeSelectorTerm, boolean]>([
  ['In', { matchExpressions: [{ key: 'disk', operator: 'In', values: ['hdd', 'ssd'] }] }, true],
  ['NotIn, absent', { matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a'] }] }, true],
  ['Exists', { matchExpressions: [{ key: 'zone', operator: 'Exists' }] }, false],
  ['DoesNotExist', { matchExpressions: [{ key: 'zone', operator: 'DoesNotExist' }] }, true],
  ['Gt', { matchExpressions: [{ key: 'cpus', operator: 'Gt', values: ['4'] }] }, true],
  ['Gt of no number', { matchExpressions: [{ key: 'disk', operator: 'Gt', values: ['4'] }] }, false],
  ['Lt', { matchExpressions: [{ key: 'cpus', operator: 'Lt', values: ['8'] }] }, false],
  ['a field', { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n1'] }] }, true],
  ['an inherited name', { matchExpressions: [{ key: 'constructor', operator: 'Exists' }] }, false],
  ['nothing', {}, false],
])('%s', (_, term, expected) => {
  expect(matchesTerms([term], node)).toBe(expected)
})

it('wants one term of several, and the selector besides', () => {
  const required = {
    nodeSelectorTerms: [
      { matchExpressions: [{ key: 'zone', operator: 'Exists' }] },
      { matchExpressions: [{ key: 'disk', operator: 'Exists' }] },
    ],
  }
  const affinity = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } }
  const info = aNodeInfo({ labels: { disk: 'ssd' } })
  expect(podSelectorMatches.filter(aPodInfo({ affinity }), info)).toBeUndefined()
  expect(podSelectorMatches.filter(aPodInfo({ affinity, nodeSelector: { disk: 'hdd' } }), info)).toEqual({
    reasons: ["node(s) didn't match Pod's node affinity/selector"],
    unresolvable: true,
  })
})
