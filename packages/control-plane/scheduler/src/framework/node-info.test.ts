import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { aNodeInfo, aPodInfo } from '../testing/objects.js'
import { withoutPod, withPod } from './node-info.js'

const pods = fc.array(fc.record({ cpu: fc.nat(5000), gpu: fc.nat(3), hostPort: fc.nat(2) }), { maxLength: 12 })

test.prop([pods, fc.array(fc.nat(11))])('sums what is left, in whatever order pods come and go', (specs, leaving) => {
  const infos = specs.map(({ cpu, gpu, hostPort }) =>
    aPodInfo({
      containers: [
        {
          name: 'c',
          resources: { requests: { cpu: `${cpu}m`, 'example.com/gpu': `${gpu}` } },
          ports: [{ containerPort: 1, hostPort }],
        },
      ],
    }),
  )
  const gone = new Set(leaving)
  let node = infos.reduce(withPod, aNodeInfo())
  for (const [index, info] of infos.entries()) if (gone.has(index)) node = withoutPod(node, info.uid)
  const left = infos.filter((_, index) => !gone.has(index))
  const direct = aNodeInfo({}, left)
  expect(node.requested.milliCpu).toBe(direct.requested.milliCpu)
  expect(node.requested.scalars.get('example.com/gpu') ?? 0).toBe(direct.requested.scalars.get('example.com/gpu') ?? 0)
  expect([...node.pods.keys()]).toEqual([...direct.pods.keys()])
  expect(node.portHolders).toEqual(direct.portHolders)
})
