import type { corev1 } from '@orrery/api'
import { expect, it } from 'vitest'
import { aNodeInfo, aPodInfo } from '../../testing/objects.js'
import { disksConflict, noDiskConflict } from './no-disk-conflict.js'

const pd = (pdName: string, readOnly = false): corev1.Volume => ({ name: 'v', gcePersistentDisk: { pdName, readOnly } })
const ebs = (volumeID: string): corev1.Volume => ({ name: 'v', awsElasticBlockStore: { volumeID, readOnly: true } })
const iscsi = (iqn: string, readOnly = false): corev1.Volume => ({
  name: 'v',
  iscsi: { targetPortal: 'p', lun: 0, iqn, readOnly },
})
const rbd = (monitors: string[], image = 'i'): corev1.Volume => ({ name: 'v', rbd: { monitors, image, pool: 'rbd' } })

it.each([
  ['one GCE disk', pd('a'), pd('a'), true],
  ['one GCE disk, both reading', pd('a', true), pd('a', true), false],
  ['one GCE disk, one writing', pd('a'), pd('a', true), true],
  ['one EBS volume, both reading', ebs('a'), ebs('a'), true],
  ['two EBS volumes', ebs('a'), ebs('b'), false],
  ['one iSCSI name', iscsi('a'), iscsi('a'), true],
  ['one iSCSI name, both reading', iscsi('a', true), iscsi('a', true), false],
  ['one image by a shared monitor', rbd(['m1', 'm2']), rbd(['m2']), true],
  ['one image of other monitors', rbd(['m1']), rbd(['m2']), false],
  ['different kinds', pd('a'), ebs('a'), false],
])('%s', (_, a, b, expected) => {
  expect(disksConflict(a, b)).toBe(expected)
  expect(disksConflict(b, a)).toBe(expected)
})

it('says what upstream says', () => {
  const node = aNodeInfo({}, [aPodInfo({ volumes: [pd('a')] })])
  expect(noDiskConflict.filter(aPodInfo({ volumes: [pd('a')] }), node)?.reasons).toEqual(['node(s) had no available disk'])
})
