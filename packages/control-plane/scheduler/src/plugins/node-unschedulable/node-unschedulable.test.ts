import { expect, it } from 'vitest'
import { aNodeInfo, aPodInfo } from '../../testing/objects.js'
import { nodeUnschedulable } from './node-unschedulable.js'

const cordoned = aNodeInfo({ spec: { unschedulable: true } })

it('keeps pods off cordoned nodes, unless they tolerate it', () => {
  expect(nodeUnschedulable.filter(aPodInfo(), aNodeInfo())).toBeUndefined()
  expect(nodeUnschedulable.filter(aPodInfo(), cordoned)).toEqual({
    reasons: ['node(s) were unschedulable'],
    unresolvable: true,
  })
  expect(nodeUnschedulable.filter(aPodInfo({ tolerations: [{ operator: 'Exists' }] }), cordoned)).toBeUndefined()
})
