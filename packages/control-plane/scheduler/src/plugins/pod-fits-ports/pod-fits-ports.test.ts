import { expect, it } from 'vitest'
import { podInfo, type PodInfo } from '../../framework/pod-info.js'
import { aNodeInfo, aPod } from '../../testing/objects.js'
import { podFitsPorts } from './pod-fits-ports.js'

function holding(hostPort: number, hostIP?: string, protocol = 'TCP'): PodInfo {
  const port = { containerPort: 80, hostPort, protocol, ...(hostIP === undefined ? {} : { hostIP }) }
  return podInfo(aPod({ containers: [{ name: 'c', resources: {}, ports: [port] }] }))
}

it.each([
  ['the same port', holding(80), holding(80), true],
  ['another port', holding(80), holding(81), false],
  ['another protocol', holding(80), holding(80, undefined, 'UDP'), false],
  ['two addresses', holding(80, '10.0.0.1'), holding(80, '10.0.0.2'), false],
  ['one address and all', holding(80, '10.0.0.1'), holding(80), true],
  ['no port of the host', holding(0), holding(80), false],
])('%s clash: %#', (_, pod, other, clashes) => {
  const rejection = podFitsPorts.filter(pod, aNodeInfo({}, [other]))
  expect(rejection?.reasons).toEqual(
    clashes ? ["node(s) didn't have free ports for the requested pod ports"] : undefined,
  )
})
