import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { corev1 } from '@orrery/api'
import type { VolumeContext, VolumePlugin } from './contract.js'
import { volumePlugins } from './registry.js'

/** What the kubelet lends to every volume. */
export type VolumeSurroundings = Omit<VolumeContext, 'pod' | 'volume' | 'directory'>

/** The paths of a pod's volumes on the node, by the volumes' names. */
export type VolumePaths = ReadonlyMap<string, string>

/** Prepares pods' volumes below `<root>/pods/<uid>/volumes/<plugin>/<name>`, upstream's layout. */
export class VolumeManager {
  readonly #root: string
  readonly #plugins: readonly VolumePlugin[]

  constructor(rootDir: string, plugins: readonly VolumePlugin[] = volumePlugins) {
    this.#root = rootDir
    this.#plugins = plugins
  }

  podDirectory(podUid: string): string {
    return join(this.#root, 'pods', podUid)
  }

  /** Throws an Error with upstream's text for the first volume that cannot be had. */
  async setUp(pod: corev1.Pod, surroundings: VolumeSurroundings): Promise<VolumePaths> {
    const paths = new Map<string, string>()
    for (const volume of pod.spec.volumes ?? []) {
      const plugin = this.#plugins.find((one) => one.handles(volume))
      if (!plugin) throw new Error(`no volume plugin matched name: ${kindOf(volume)}`)
      const directory = this.#directory(pod.metadata.uid, plugin, volume.name)
      try {
        paths.set(volume.name, await plugin.setUp({ ...surroundings, pod, volume, directory }))
      } catch (error) {
        const text = error instanceof Error ? error.message : String(error)
        throw new Error(`MountVolume.SetUp failed for volume "${volume.name}" : ${text}`, { cause: error })
      }
    }
    return paths
  }

  /** Removes everything of the pod, found on the disk: the pod may be long forgotten. */
  async tearDown(podUid: string): Promise<void> {
    const volumes = join(this.podDirectory(podUid), 'volumes')
    for (const plugin of this.#plugins) {
      const base = join(volumes, plugin.name.replace('/', '~'))
      for (const name of await readdir(base).catch(() => [])) await plugin.tearDown(join(base, name))
    }
    await rm(this.podDirectory(podUid), { recursive: true, force: true })
  }

  #directory(podUid: string, plugin: VolumePlugin, name: string): string {
    return join(this.podDirectory(podUid), 'volumes', plugin.name.replace('/', '~'), name)
  }
}

function kindOf(volume: corev1.Volume): string {
  return Object.keys(volume).find((key) => key !== 'name') ?? volume.name
}
