import type { corev1 } from '@orrery/api'
import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { repackSubsets } from './repack-subsets.js'

const address = fc.nat(5).map((n): corev1.EndpointAddress => ({ ip: `10.0.0.${n}` }))
const port = fc.nat(3).map((n): corev1.EndpointPort => ({ port: n, protocol: 'TCP' }))
const subset = fc.record({
  addresses: fc.array(address, { maxLength: 3 }),
  notReadyAddresses: fc.array(address, { maxLength: 3 }),
  ports: fc.array(port, { maxLength: 3 }),
})

/** What subsets say: for each port and address, whether it is ready. One "not ready" outweighs all else. */
function meaning(subsets: readonly corev1.EndpointSubset[]): Map<string, boolean> {
  const said = new Map<string, boolean>()
  const note = (ports: readonly corev1.EndpointPort[], list: readonly corev1.EndpointAddress[], ready: boolean): void => {
    for (const id of ports.length > 0 ? ports.map((one) => one.port) : ['-']) {
      for (const { ip } of list) said.set(`${id} ${ip}`, ready && (said.get(`${id} ${ip}`) ?? true))
    }
  }
  for (const { addresses = [], notReadyAddresses = [], ports = [] } of subsets) {
    note(ports, addresses, true)
    note(ports, notReadyAddresses, false)
  }
  return said
}

const sorted = (map: Map<string, boolean>): unknown => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))

test.prop([fc.array(subset, { maxLength: 5 })])('changes the layout, not the meaning, and is done at once', (subsets) => {
  const packed = repackSubsets(subsets)
  expect(sorted(meaning(packed))).toEqual(sorted(meaning(subsets)))
  expect(repackSubsets(packed)).toEqual(packed)
  expect(repackSubsets(subsets.toReversed())).toEqual(packed)
})
