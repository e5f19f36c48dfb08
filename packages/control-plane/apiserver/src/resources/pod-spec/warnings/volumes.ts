import type { corev1, FieldPath } from '@orrery/api'
import { fractions } from './containers.js'

/** Sources that are on their way out, by their field and what upstream calls it. */
const deprecated = [
  ['photonPersistentDisk', 'photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['gitRepo', 'gitRepo', 'deprecated in v1.11, and disabled by default in v1.33+'],
  ['scaleIO', 'scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['flocker', 'flocker', 'deprecated in v1.22, non-functional in v1.25+'],
  ['storageos', 'storageOS', 'deprecated in v1.22, non-functional in v1.25+'],
  ['quobyte', 'quobyte', 'deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
  ['cephfs', 'cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  ['rbd', 'rbd', 'deprecated in v1.28, non-functional in v1.31+'],
] as const

/** `path`: of the list. */
export function warnOfVolumes(path: FieldPath, volumes: readonly corev1.Volume[]): readonly string[] {
  return volumes.flatMap((volume, index) => {
    const at = path.index(index)
    const resources = volume.ephemeral?.volumeClaimTemplate?.spec.resources
    const claim = at.child('ephemeral', 'volumeClaimTemplate', 'spec', 'resources')
    return [
      ...deprecated.flatMap(([kind, name, why]) => (volume[kind] ? [`${at.child(name).toString()}: ${why}`] : [])),
      ...(['requests', 'limits'] as const).flatMap((list) => fractions(claim.child(list), resources?.[list], ['storage'])),
    ]
  })
}
