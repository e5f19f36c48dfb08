import { expect, it } from 'vitest'
import { aNodeInfo, aPodInfo } from '../../testing/objects.js'
import { leastRequested } from './least-requested.js'

it('is the mean of what is left free of CPU and memory', () => {
  expect(leastRequested.score(aPodInfo({}, { cpu: '1', memory: '4Gi' }), aNodeInfo())).toBe(62)
})

it('counts a pod that says nothing as 100m and 200Mi', () => {
  const node = aNodeInfo({ allocatable: { cpu: '1', memory: '1000Mi' } }, [aPodInfo()])
  expect(leastRequested.score(aPodInfo(), node)).toBe((80 + 60) / 2)
})

it('is 0 for what would be asked too much of', () => {
  expect(leastRequested.score(aPodInfo({}, { cpu: '5', memory: '8Gi' }), aNodeInfo())).toBe(0)
})

it('looks only at what the node has', () => {
  expect(leastRequested.score(aPodInfo({}, { cpu: '1' }), aNodeInfo({ allocatable: { memory: '0' } }))).toBe(75)
  expect(leastRequested.score(aPodInfo(), aNodeInfo({ allocatable: { cpu: '0', memory: '0' } }))).toBe(0)
})
