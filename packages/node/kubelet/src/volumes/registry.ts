import type { VolumePlugin } from './contract.js'
import { emptyDir } from './empty-dir.js'
import { hostPath } from './host-path.js'
import { configMapVolume, downwardVolume, projectedVolume, secretVolume } from './payload-plugins.js'

/** The kinds of volume this kubelet knows. */
export const volumePlugins: readonly VolumePlugin[] = [
  emptyDir,
  hostPath,
  configMapVolume,
  secretVolume,
  downwardVolume,
  projectedVolume,
]
