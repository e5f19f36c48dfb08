import { expect, it } from 'vitest'
import { aNodeInfo, aPodInfo } from '../../testing/objects.js'
import { balancedAllocation } from './balanced-allocation.js'

const score = (cpu: string, memory: string): number =>
  balancedAllocation.score(aPodInfo({}, { cpu, memory }), aNodeInfo())

it('is 100 where CPU and memory are used alike, less as they differ', () => {
  expect(score('2', '4Gi')).toBe(100)
  expect(score('4', '0')).toBe(50)
  expect(score('3', '2Gi')).toBe(75)
})

it('adds what the node already gives, and caps at all of it', () => {
  const node = aNodeInfo({}, [aPodInfo({}, { cpu: '2' })])
  expect(balancedAllocation.score(aPodInfo({}, { cpu: '3', memory: '8Gi' }), node)).toBe(100)
})

it('says nothing of pods without requests', () => {
  expect(balancedAllocation.score(aPodInfo(), aNodeInfo())).toBe(0)
})
