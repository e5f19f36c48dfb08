import { at, creating, invalid, patch, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { subdomain } from '../texts.js'

const { volume, claim } = good
const bigger = { '/spec/resources/requests/storage': '2Gi' }

/** Volumes, claims and what provides them. */
export const storage: readonly BadInput[] = [
  {
    name: 'a volume: nothing', request: creating(volume, { '/spec': {} }),
    answer: invalid(
      'PersistentVolume "x"',
      'spec.accessModes: Required value',
      'spec.capacity: Required value',
      'spec.capacity: Unsupported value: null: supported values: "storage"',
      'spec: Required value: must specify a volume type',
    ),
  },
  {
    name: 'a volume: no source', request: creating(volume, { '/spec/hostPath': undefined }),
    answer: invalid('PersistentVolume "x"', 'spec: Required value: must specify a volume type'),
  },
  {
    name: 'a volume: two sources', request: creating(volume, { '/spec/nfs': { server: 'a', path: '/b' } }),
    answer: invalid('PersistentVolume "x"', 'spec.nfs: Forbidden: may not specify more than 1 volume type'),
  },
  {
    name: 'a volume: an unknown mode of access',
    request: creating(volume, { '/spec/accessModes': ['ReadSometimes'] }),
    answer: invalid('PersistentVolume "x"', 'spec.accessModes: Unsupported value: "ReadSometimes": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"'),
  },
  {
    name: 'a volume: once a pod, and otherwise',
    request: creating(volume, { '/spec/accessModes': ['ReadWriteOncePod', 'ReadOnlyMany'] }),
    answer: invalid('PersistentVolume "x"', 'spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes'),
  },
  {
    name: 'a volume: an amount of what is no storage',
    request: creating(volume, { '/spec/capacity': { cpu: '1' } }),
    answer: invalid('PersistentVolume "x"', 'spec.capacity: Unsupported value: {"cpu":"1"}: supported values: "storage"'),
  },
  {
    name: 'a volume: an amount of nothing', request: creating(volume, { '/spec/capacity/storage': '0' }),
    answer: invalid('PersistentVolume "x"', 'spec.capacity[storage]: Invalid value: "0": must be greater than zero'),
  },
  {
    name: 'a volume: an unknown fate',
    request: creating(volume, { '/spec/persistentVolumeReclaimPolicy': 'Burn' }),
    answer: invalid('PersistentVolume "x"', 'spec.persistentVolumeReclaimPolicy: Unsupported value: "Burn": supported values: "Delete", "Recycle", "Retain"'),
  },
  {
    name: 'a volume: the root, to be wiped',
    request: creating(volume, { '/spec/hostPath/path': '/', '/spec/persistentVolumeReclaimPolicy': 'Recycle' }),
    answer: invalid('PersistentVolume "x"', "spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'"),
  },
  {
    name: 'a volume: an unknown mode', request: creating(volume, { '/spec/volumeMode': 'Tape' }),
    answer: invalid('PersistentVolume "x"', 'spec.volumeMode: Unsupported value: "Tape": supported values: "Block", "Filesystem"'),
  },
  {
    name: 'a volume: local, without nodes',
    request: creating(volume, { '/spec/hostPath': undefined, '/spec/local': { path: '/a' } }),
    answer: invalid('PersistentVolume "x"', 'spec.nodeAffinity: Required value: Local volume requires node affinity'),
  },
  {
    name: 'a volume: another path', given: [creating(volume)],
    request: patch('merge', at(volume), { spec: { volumeMode: 'Block' } }),
    answer: invalid('PersistentVolume "x"', 'volumeMode: Invalid value: "Block": field is immutable'),
  },
  {
    name: 'a claim: nothing', request: creating(claim, { '/spec': {} }),
    answer: invalid(
      'PersistentVolumeClaim "x"',
      'spec.accessModes: Required value: at least 1 access mode is required',
      'spec.resources[storage]: Required value',
    ),
  },
  {
    name: 'a claim: an unknown mode of access',
    request: creating(claim, { '/spec/accessModes': ['ReadSometimes'] }),
    answer: invalid('PersistentVolumeClaim "x"', 'spec.accessModes: Unsupported value: "ReadSometimes": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"'),
  },
  {
    name: 'a claim: an amount below zero', request: creating(claim, { '/spec/resources/requests/storage': '-1' }),
    answer: invalid('PersistentVolumeClaim "x"', 'spec.resources[storage]: Invalid value: "-1": must be greater than zero'),
  },
  {
    name: 'a claim: a class of a bad name', request: creating(claim, { '/spec/storageClassName': 'A' }),
    answer: invalid('PersistentVolumeClaim "x"', `spec.storageClassName: Invalid value: "A": ${subdomain}`),
  },
  {
    name: 'a claim: from nowhere', request: creating(claim, { '/spec/dataSourceRef': { kind: '', name: '' } }),
    answer: invalid(
      'PersistentVolumeClaim "x"',
      'spec.dataSource.name: Required value',
      'spec.dataSource.kind: Required value',
      `spec.dataSource: Invalid value: "": must be 'PersistentVolumeClaim' when referencing the default apiGroup`,
      'spec.dataSourceRef.name: Required value',
      'spec.dataSourceRef.kind: Required value',
      `spec.dataSourceRef: Invalid value: "": must be 'PersistentVolumeClaim' when referencing the default apiGroup`,
    ),
  },
  {
    name: 'a claim: a selector with a bad operator',
    request: creating(claim, { '/spec/selector': { matchExpressions: [{ key: 'a', operator: 'Exists', values: ['b'] }] } }),
    answer: invalid('PersistentVolumeClaim "x"', "spec.selector.matchExpressions[0].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'"),
  },
  {
    name: 'a claim: larger, without a class', given: [creating(claim)],
    request: patch('merge', at(claim), { spec: { resources: { requests: { storage: '2Gi' } } } }),
    answer: invalid('PersistentVolumeClaim "x"', 'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'),
  },
  {
    name: 'a claim: smaller', given: [creating(claim, bigger)],
    request: patch('merge', at(claim), { spec: { resources: { requests: { storage: '1Gi' } } } }),
    answer: invalid('PersistentVolumeClaim "x"', 'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'),
  },
  {
    name: 'a claim: a status that is no phase', given: [creating(claim)],
    request: patch('merge', at(claim, 'status'), { status: { capacity: { storage: '-1' } } }),
    answer: invalid('PersistentVolumeClaim "x"', 'status.capacity[storage]: Invalid value: -1: must be a valid resource quantity'),
  },
]
