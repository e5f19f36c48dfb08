import type { corev1 } from '@orrery/api'
import { expect, it } from 'vitest'
import { changeComplaints } from '../../testing/complaints.js'
import { pods } from './pods.js'

const container = { name: 'a', image: 'i' }
const required = 'requiredDuringSchedulingIgnoredDuringExecution'

function gated(spec: object): object {
  return { spec: { containers: [container], schedulingGates: [{ name: 'g' }], ...spec } }
}

function terms(...keys: readonly string[][]): corev1.Affinity {
  const nodeSelectorTerms = keys.map((list) => ({ matchExpressions: list.map((key) => ({ key, operator: 'Exists' })) }))
  return { nodeAffinity: { [required]: { nodeSelectorTerms } } }
}

const at = `spec.affinity.nodeAffinity.${required}.nodeSelectorTerms`
const shown = (list: object): string => JSON.stringify(list)

it.each<[object, object, readonly string[]]>([
  [{}, { nodeSelector: { disk: 'ssd' }, affinity: terms(['a']) }, []],
  [{ nodeSelector: { disk: 'ssd' } }, { nodeSelector: { disk: 'hdd' } }, ['spec.nodeSelector: Invalid value: {"disk":"hdd"}: only additions to spec.nodeSelector are allowed (no mutations or deletions)']],
  [{ affinity: terms(['a']) }, { affinity: terms(['a', 'b']) }, []],
  [{ affinity: terms(['a']) }, { affinity: terms(['b']) }, [`${at}[0]: Invalid value: ${shown({ matchExpressions: [{ key: 'b', operator: 'Exists' }] })}: only additions are allowed (no mutations or deletions)`]],
  [{ affinity: terms(['a']) }, {}, [`${at}: Invalid value: null: no additions/deletions to non-empty NodeSelectorTerms list are allowed`]],
])('a gated pod from %j to %j', (old, next, expected) => {
  expect(changeComplaints(pods, gated(next), gated(old))).toEqual(expected)
})

it('a pod without gates stays where it is', () => {
  const [refused] = changeComplaints(pods, gated({ schedulingGates: [], nodeSelector: { a: 'b' } }), gated({ schedulingGates: [] }))
  expect(refused).toMatch(/^spec: Forbidden: pod updates may not change fields other than/)
})
