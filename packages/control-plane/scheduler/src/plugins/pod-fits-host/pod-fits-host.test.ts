import { expect, it } from 'vitest'
import { aNodeInfo, aPodInfo } from '../../testing/objects.js'
import { podFitsHost } from './pod-fits-host.js'

it('keeps a pod to the node it names', () => {
  expect(podFitsHost.filter(aPodInfo(), aNodeInfo())).toBeUndefined()
  expect(podFitsHost.filter(aPodInfo({ nodeName: 'n' }), aNodeInfo())).toBeUndefined()
  expect(podFitsHost.filter(aPodInfo({ nodeName: 'other' }), aNodeInfo())?.reasons).toEqual([
    "node(s) didn't match the requested node name",
  ])
})
