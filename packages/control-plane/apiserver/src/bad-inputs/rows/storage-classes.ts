import { creating, invalid, updating, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { qualifiedName, subdomain } from '../texts.js'

const { storageClass, csiDriver, csiNode, capacity, attachment, attributesClass } = good

/** What provides storage, and where there is some. */
export const storageClasses: readonly BadInput[] = [
  {
    name: 'a class: no provisioner', request: creating(storageClass, { '/provisioner': '' }),
    answer: invalid('StorageClass.storage.k8s.io "x"', 'provisioner: Required value'),
  },
  {
    name: 'a class: a provisioner of a bad name', request: creating(storageClass, { '/provisioner': 'a b' }),
    answer: invalid('StorageClass.storage.k8s.io "x"', `provisioner: Invalid value: "a b": ${qualifiedName}`),
  },
  {
    name: 'a class: an unknown fate', request: creating(storageClass, { '/reclaimPolicy': 'Recycle' }),
    answer: invalid('StorageClass.storage.k8s.io "x"', 'reclaimPolicy: Unsupported value: "Recycle": supported values: "Delete", "Retain"'),
  },
  {
    name: 'a class: an unknown time of binding',
    request: creating(storageClass, { '/volumeBindingMode': 'Later' }),
    answer: invalid('StorageClass.storage.k8s.io "x"', 'volumeBindingMode: Unsupported value: "Later": supported values: "Immediate", "WaitForFirstConsumer"'),
  },
  {
    name: 'a class: a parameter without name', request: creating(storageClass, { '/parameters': { '': 'a' } }),
    answer: invalid('StorageClass.storage.k8s.io "x"', 'parameters: Invalid value: "": field can not be empty.'),
  },
  {
    name: 'a class: other parameters', given: [creating(storageClass)],
    request: updating(storageClass, { '/parameters': { a: 'b' }, '/provisioner': 'example.com/q' }),
    answer: invalid(
      'StorageClass.storage.k8s.io "x"',
      'parameters: Forbidden: updates to parameters are forbidden.',
      'provisioner: Forbidden: updates to provisioner are forbidden.',
    ),
  },
  {
    name: 'a driver: a bad name', request: creating(csiDriver, { '/metadata/name': 'A' }),
    answer: invalid('CSIDriver.storage.k8s.io "A"', `metadata.name: Invalid value: "A": ${subdomain}`),
  },
  {
    name: 'a driver: an unknown way', request: creating(csiDriver, { '/spec/volumeLifecycleModes': ['Eternal'] }),
    answer: invalid('CSIDriver.storage.k8s.io "x"', 'spec.volumeLifecycleModes: Unsupported value: "Eternal": supported values: "Persistent", "Ephemeral"'),
  },
  {
    name: 'a driver: tokens for one audience twice',
    request: creating(csiDriver, { '/spec/tokenRequests': [{ audience: 'a' }, { audience: 'a' }] }),
    answer: invalid('CSIDriver.storage.k8s.io "x"', 'spec.tokenRequests[1].audience: Duplicate value: "a"'),
  },
  {
    name: 'a node’s drivers: without names',
    request: creating(csiNode, { '/spec/drivers': [{ name: '', nodeID: '' }] }),
    answer: invalid(
      'CSINode.storage.k8s.io "x"',
      'spec.drivers[0].name: Required value',
      `spec.drivers[0].name: Invalid value: "": ${subdomain}`,
      'spec.drivers[0].nodeID: Required value',
    ),
  },
  {
    name: 'a node’s drivers: one twice',
    request: creating(csiNode, { '/spec/drivers': [{ name: 'd', nodeID: 'n' }, { name: 'd', nodeID: 'n' }] }),
    answer: invalid('CSINode.storage.k8s.io "x"', 'spec.drivers[1].name: Duplicate value: "d"'),
  },
  {
    name: 'a capacity: without class', request: creating(capacity, { '/storageClassName': undefined }),
    answer: invalid('CSIStorageCapacity.storage.k8s.io "x"', `storageClassName: Invalid value: "": ${subdomain}`),
  },
  {
    name: 'a capacity: below zero', request: creating(capacity, { '/capacity': '-1' }),
    answer: invalid('CSIStorageCapacity.storage.k8s.io "x"', 'capacity: Invalid value: "-1": must be greater than or equal to 0'),
  },
  {
    name: 'an attachment: without source', request: creating(attachment, { '/spec/source': {} }),
    answer: invalid('VolumeAttachment.storage.k8s.io "x"', 'spec.source: Required value: must specify exactly one of inlineVolumeSpec and persistentVolumeName'),
  },
  {
    name: 'an attachment: to no node',
    request: creating(attachment, { '/spec/nodeName': '', '/spec/attacher': '' }),
    answer: invalid(
      'VolumeAttachment.storage.k8s.io "x"',
      'spec.attacher: Required value',
      `spec.nodeName: Invalid value: "": ${subdomain}`,
      'spec.attacher: Required value',
      `spec.attacher: Invalid value: "": ${subdomain}`,
    ),
  },
  {
    name: 'an attachment: to another node', given: [creating(attachment)],
    request: updating(attachment, { '/spec/nodeName': 'm' }),
    answer: invalid('volumeattachments.storage.k8s.io "x"', 'metadata.resourceVersion: Invalid value: 0: must be specified for an update'),
  },
  {
    name: 'a class of attributes: without driver', request: creating(attributesClass, { '/driverName': '' }),
    answer: invalid('VolumeAttributesClass.storage.k8s.io "x"', 'driverName: Required value'),
  },
  {
    name: 'a class of attributes: without attributes', request: creating(attributesClass, { '/parameters': {} }),
    answer: invalid('VolumeAttributesClass.storage.k8s.io "x"', 'parameters: Required value: must contain at least one key/value pair'),
  },
  {
    name: 'a class of attributes: others', given: [creating(attributesClass)],
    request: updating(attributesClass, { '/parameters': { tier: 'tin' } }),
    answer: invalid('VolumeAttributesClass.storage.k8s.io "x"', 'parameters: Forbidden: updates to parameters are forbidden.'),
  },
]
