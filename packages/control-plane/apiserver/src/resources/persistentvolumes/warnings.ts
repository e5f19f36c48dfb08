import { FieldPath, type corev1 } from '@orrery/api'
import { warnOfNodeTerm } from '../pod-spec/warnings/node-terms.js'

const spec = FieldPath.root('spec')

/** Sources that are on their way out, by their field and what upstream calls it. */
const deprecated = [
  ['cephfs', 'cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  ['photonPersistentDisk', 'photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['scaleIO', 'scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['storageos', 'storageOS', 'deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
  ['rbd', 'rbd', 'deprecated in v1.28, non-functional in v1.31+'],
] as const

const recycling =
  'The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.'

const annotations = {
  'volume.beta.kubernetes.io/storage-class': 'deprecated since v1.8; use "storageClassName" attribute instead',
  'volume.beta.kubernetes.io/mount-options': 'deprecated since v1.31; use "mountOptions" attribute instead',
}

export function warnOfPersistentVolume(volume: corev1.PersistentVolume): readonly string[] {
  const annotated = Object.entries(annotations).filter(([key]) => volume.metadata.annotations?.[key] !== undefined)
  const recycles = volume.spec.persistentVolumeReclaimPolicy === 'Recycle'
  const terms = volume.spec.nodeAffinity?.required?.nodeSelectorTerms ?? []
  const at = spec.child('nodeAffinity', 'required', 'nodeSelectorTerms')
  return [
    ...annotated.map(([key, why]) => `${FieldPath.root('metadata', 'annotations').key(key).toString()}: ${why}`),
    ...(recycles ? [`${spec.child('persistentVolumeReclaimPolicy').toString()}: ${recycling}`] : []),
    ...terms.flatMap((term, index) => warnOfNodeTerm(at.index(index), term, false)),
    ...deprecated.flatMap(([kind, name, why]) => (volume.spec[kind] ? [`${spec.child(name).toString()}: ${why}`] : [])),
  ]
}
