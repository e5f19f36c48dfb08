import { expect, it } from 'vitest'
import { changeComplaints, complaints } from '../../testing/complaints.js'
import type { Resource } from '../contract.js'
import { csidrivers } from '../csidrivers/csidrivers.js'
import { csinodes } from '../csinodes/csinodes.js'
import { csistoragecapacities } from '../csistoragecapacities/csistoragecapacities.js'
import { volumeattachments } from '../volumeattachments/volumeattachments.js'
import { volumeattributesclasses } from '../volumeattributesclasses/volumeattributesclasses.js'
import { storageclasses } from './storageclasses.js'

const topology = { matchLabelExpressions: [{ key: 'zone', values: ['a'] }] }
const one = 'must specify exactly one of inlineVolumeSpec and persistentVolumeName'

const bad: readonly (readonly [Resource, object, readonly string[]])[] = [
  [storageclasses, { provisioner: 'a.io/b', parameters: { a: 'b' }, allowedTopologies: [topology] }, []],
  [storageclasses, { reclaimPolicy: 'X' }, [
    'provisioner: Required value',
    'reclaimPolicy: Unsupported value: "X": supported values: "Delete", "Retain"',
  ]],
  [storageclasses, { provisioner: 'a', parameters: { '': 'b' }, allowedTopologies: [topology, topology] }, [
    'parameters: Invalid value: "": field can not be empty.',
    'allowedTopologies[1].matchLabelExpressions: Duplicate value: ""',
  ]],
  [volumeattachments, { spec: { attacher: 'a', nodeName: 'n', source: {} } }, [`spec.source: Required value: ${one}`]],
  [volumeattachments, { spec: { attacher: 'a', nodeName: 'n', source: { persistentVolumeName: 'p', inlineVolumeSpec: {} } } }, [
    `spec.source: Forbidden: ${one}`,
  ]],
  [volumeattachments, { spec: { attacher: 'x'.repeat(64), nodeName: 'n', source: { inlineVolumeSpec: { storageClassName: 'c', volumeMode: 'Block' } } } }, [
    'spec.source.inlineVolumeSpec.csi: Required value: has to be specified in the context of inline volumes',
    'spec.source.inlineVolumeSpec.accessModes: Required value',
    'spec.source.inlineVolumeSpec: Required value: must specify a volume type',
    'spec.source.inlineVolumeSpec.storageClassName: Forbidden: may not be specified in the context of inline volumes',
    'spec.source.inlineVolumeSpec.volumeMode: Forbidden: may not specify volumeMode other than Filesystem in the context of inline volumes',
    'spec.attacher: Too long: may not be more than 63 bytes',
  ]],
  [storageclasses, { provisioner: 'a', allowedTopologies: [{}] }, ['allowedTopologies[0].matchLabelExpressions: Duplicate value: ""']],
  [csidrivers, { spec: { fsGroupPolicy: 'X', tokenRequests: [{ audience: 'a', expirationSeconds: 5 }, { audience: 'a' }] } }, [
    'spec.fsGroupPolicy: Unsupported value: "X": supported values: "File", "None", "ReadWriteOnceWithFSType"',
    'spec.tokenRequests[0].expirationSeconds: Invalid value: 5: may not specify a duration less than 10 minutes',
    'spec.tokenRequests[1].audience: Duplicate value: "a"',
  ]],
  [csinodes, { spec: { drivers: [{ name: 'a', nodeID: '', topologyKeys: ['k', 'k'] }, { name: 'a', nodeID: 'x', topologyKeys: [] }] } }, [
    'spec.drivers[0].nodeID: Required value',
    'spec.drivers[0]: Duplicate value: "k"',
    'spec.drivers[1].name: Duplicate value: "a"',
  ]],
  [csistoragecapacities, { storageClassName: 'fast', capacity: '-1' }, [
    'capacity: Invalid value: "-1": must be greater than or equal to 0',
  ]],
  [volumeattributesclasses, { driverName: 'a.io' }, ['parameters: Required value: must contain at least one key/value pair']],
]

it.each(bad)('%#', (resource, object, expected) => expect(complaints(resource, object)).toEqual(expected))

it('keeps what volumes were made with', () => {
  const old = { provisioner: 'a', parameters: { a: '1' }, volumeBindingMode: 'Immediate' }
  expect(changeComplaints(storageclasses, { provisioner: 'b', volumeBindingMode: 'WaitForFirstConsumer' }, old)).toEqual([
    'parameters: Forbidden: updates to parameters are forbidden.',
    'provisioner: Forbidden: updates to provisioner are forbidden.',
    'volumeBindingMode: Invalid value: "WaitForFirstConsumer": field is immutable',
  ])
  expect(changeComplaints(csidrivers, { spec: { attachRequired: false } }, { spec: {} })).toEqual([
    'spec.attachedRequired: Invalid value: false: field is immutable',
  ])
})
