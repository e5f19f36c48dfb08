import { field, type corev1, type FieldPath } from '@orrery/api'
import {
  validateAzureDisk,
  validateFlexVolume,
  validatePartition,
  validatePersistentAzureFile,
  validateStorageOs,
} from '../volume/cloud-sources.js'
import { validatePersistentCsi } from '../volume/csi.js'
import { validateHostPath } from '../volume/host-path.js'
import { needs, secretNeeds } from '../volume/needs.js'
import {
  validateFibreChannel,
  validateFlocker,
  validateNfs,
  validatePersistentGlusterfs,
  validatePersistentIscsi,
  validateQuobyte,
} from '../volume/network-sources.js'
import { noBacksteps } from '../volume/paths.js'
import type { Errors } from '../validation/checks.js'

type Sources = Required<corev1.PersistentVolumeSource>
type Kind = keyof Sources
type Check<K extends Kind> = (path: FieldPath, source: Sources[K], name: string) => Errors

function validateLocal(path: FieldPath, { path: local }: corev1.LocalVolumeSource): Errors {
  return local === '' ? [field.required(path.child('path'))] : noBacksteps(path.child('path'), local)
}

/** What holds a volume's data, in upstream's order, which decides which of two is one too many. */
const checks: { readonly [K in Kind]: Check<K> } = {
  hostPath: validateHostPath,
  gcePersistentDisk: validatePartition('pdName'),
  awsElasticBlockStore: validatePartition('volumeID'),
  glusterfs: validatePersistentGlusterfs,
  flocker: validateFlocker,
  nfs: validateNfs,
  rbd: needs('monitors', 'image'),
  quobyte: validateQuobyte,
  cephfs: needs('monitors'),
  iscsi: validatePersistentIscsi,
  cinder: (path, source) => [...needs('volumeID')(path, source), ...secretNeeds('name', 'namespace')(path, source)],
  fc: validateFibreChannel,
  flexVolume: validateFlexVolume,
  azureFile: validatePersistentAzureFile,
  vsphereVolume: needs('volumePath'),
  photonPersistentDisk: needs('pdID'),
  portworxVolume: needs('volumeID'),
  azureDisk: validateAzureDisk,
  scaleIO: needs('gateway', 'system', 'volumeName'),
  local: validateLocal,
  storageos: validateStorageOs('name', 'namespace'),
  csi: validatePersistentCsi,
}

function isKind(name: string): name is Kind {
  return name in checks
}

export const sourceKinds: readonly Kind[] = Object.keys(checks).filter(isKind)

/** Where errors call a source something else: of the source, and of one too many. */
const pathNames: Readonly<Record<string, string>> = { gcePersistentDisk: 'persistentDisk' }
const extraNames: Readonly<Record<string, string>> = { cephfs: 'cephFS' }

type AnyCheck = (path: FieldPath, source: object, name: string) => Errors

function checkSource(path: FieldPath, spec: corev1.PersistentVolumeSource, kind: Kind, name: string): Errors {
  const check = checks[kind] as AnyCheck
  return check(path.child(pathNames[kind] ?? kind), spec[kind] ?? {}, name)
}

/** Exactly one source. A local one is of some node. */
export function validateSources(path: FieldPath, spec: corev1.PersistentVolumeSpec, name: string): Errors {
  const given = sourceKinds.filter((kind) => spec[kind] !== undefined && spec[kind] !== null)
  const [first, ...more] = given
  if (first === undefined) return [field.required(path, 'must specify a volume type')]
  const nowhere = first === 'local' && !spec.nodeAffinity
  const detail = 'may not specify more than 1 volume type'
  return [
    ...checkSource(path, spec, first, name),
    ...(nowhere ? [field.required(path.child('nodeAffinity'), 'Local volume requires node affinity')] : []),
    ...more.map((kind) => field.forbidden(path.child(extraNames[kind] ?? kind), detail)),
  ]
}
