import type { corev1 } from '@orrery/api'
import type { Check, CheckPod } from '../check.js'
import { plural, quoted, sorted } from '../wording.js'

const allowed: readonly (keyof corev1.Volume)[] = [
  ...(['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'] as const),
]

const restricted: readonly (keyof corev1.Volume)[] = [
  ...(['hostPath', 'gcePersistentDisk', 'awsElasticBlockStore', 'gitRepo', 'nfs', 'iscsi', 'glusterfs', 'rbd'] as const),
  ...(['flexVolume', 'cinder', 'cephfs', 'flocker', 'fc', 'azureFile', 'vsphereVolume', 'quobyte', 'azureDisk'] as const),
  ...(['photonPersistentDisk', 'portworxVolume', 'scaleIO', 'storageos'] as const),
]

const volumes: CheckPod = ({ spec }) => {
  const bad = (spec.volumes ?? []).filter((volume) => !allowed.some((source) => volume[source] !== undefined))
  if (bad.length === 0) return undefined
  const types = sorted(bad.map((volume) => restricted.find((source) => volume[source] !== undefined) ?? 'unknown'))
  const who = `${plural(bad.length, 'volume', 'volumes')} ${quoted(bad.map(({ name }) => name))} ${plural(bad.length, 'uses', 'use')}`
  const what = plural(types.length, 'restricted volume type', 'restricted volume types')
  return { reason: 'restricted volume types', detail: `${who} ${what} ${quoted(types)}` }
}

export const restrictedVolumes: Check = {
  id: 'restrictedVolumes',
  level: 'restricted',
  versions: [{ from: 0, check: volumes, overrides: ['hostPathVolumes'] }],
}
