import { expect, it } from 'vitest'
import { aPod } from '../testing/objects.js'
import { findPort } from './find-port.js'

const sidecar = {
  name: 's',
  resources: {},
  restartPolicy: 'Always',
  ports: [{ name: 'metrics', containerPort: 9000, protocol: 'TCP' }],
}
const pod = aPod({ spec: { initContainers: [sidecar, { ...sidecar, name: 'i', restartPolicy: 'Never' }] } })

it.each([
  [{ port: 80 }, 80],
  [{ port: 80, targetPort: 8081 }, 8081],
  [{ port: 80, targetPort: 'http' }, 8080],
  [{ port: 80, targetPort: 'metrics' }, 9000],
  [{ port: 80, targetPort: 'http', protocol: 'UDP' }, undefined],
  [{ port: 80, targetPort: 'none' }, undefined],
])('%j is %s', (port, expected) => {
  expect(findPort(pod, port)).toBe(expected)
})
