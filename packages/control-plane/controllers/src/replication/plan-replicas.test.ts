import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { aPod } from '../testing/objects.js'
import { planReplicas } from './plan-replicas.js'

test.prop([fc.nat(40), fc.nat(40)])('makes up for what is missing and removes what is too much', (have, want) => {
  const pods = Array.from({ length: have }, () => aPod())
  const { create, remove } = planReplicas({ pods, related: pods, replicas: want, now: 0 })
  expect(have + create - remove.length).toBe(want)
  expect(create === 0 || remove.length === 0).toBe(true)
  expect(new Set(remove).size).toBe(remove.length)
})

it('does at most 500 at a time', () => {
  expect(planReplicas({ pods: [], related: [], replicas: 2000, now: 0 }).create).toBe(500)
  const pods = Array.from({ length: 1200 }, () => aPod())
  expect(planReplicas({ pods, related: pods, replicas: 0, now: 0 }).remove).toHaveLength(500)
})
