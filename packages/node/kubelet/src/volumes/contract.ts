import type { corev1 } from '@orrery/api'
import type { Allocatable } from '../environment/resource-value.js'
import type { PodSurroundings } from '../environment/field-value.js'
import type { References } from '../environment/references.js'

/** What a kind of volume may use. */
export interface VolumeContext {
  pod: corev1.Pod
  volume: corev1.Volume
  /** The volume's own directory; made by the plugin. */
  directory: string
  around: PodSurroundings
  allocatable: Allocatable
  references: References
  /** A token for the pod's service account. */
  token(audience: string | undefined, expirationSeconds: number | undefined): Promise<string>
  /** Whether anything is written to the disk. */
  simulated: boolean
}

/** One kind of volume. Both operations may be repeated. */
export interface VolumePlugin {
  /** Upstream's name, for messages. */
  name: string
  handles(volume: corev1.Volume): boolean
  /** Makes the volume and resolves to the path that containers mount. Throws an Error with upstream's text. */
  setUp(context: VolumeContext): Promise<string>
  tearDown(directory: string): Promise<void>
}
