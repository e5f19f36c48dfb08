import type { corev1 } from '@orrery/api'
import type { Services } from '../services.js'
import type { VolumePaths } from '../volumes/volume-manager.js'
import type { PodRecord } from './pod-record.js'

/** How often running pods' files are brought up to date with the objects they come from, as upstream syncs pods. */
const refreshMs = 60_000

/** Makes the pod's volumes, or brings them up to date. Throws an Error with upstream's text. */
export async function setUpVolumes(services: Services, record: PodRecord): Promise<VolumePaths> {
  const { pod, podIps } = record
  const { client, clock, options, references, runtime, volumes } = services
  const paths = await volumes.setUp(pod, {
    around: { hostIp: options.nodeIp, podIps },
    allocatable: options.capacity,
    references,
    simulated: runtime.simulated,
    token: (audience, seconds) => record.tokens.get(client, clock.now(), pod, audience, seconds),
  })
  record.volumesAt = clock.now()
  return paths
}

/** Milliseconds until the pod's files should be looked at again; undefined where they cannot change. */
export function volumesDueMs({ clock, runtime }: Services, { pod, volumesAt }: PodRecord): number | undefined {
  if (runtime.simulated || volumesAt === undefined || !pod.spec.volumes?.some(changes)) return undefined
  return Math.max(0, volumesAt + refreshMs - clock.now())
}

function changes(volume: corev1.Volume): boolean {
  return [volume.configMap, volume.secret, volume.downwardAPI, volume.projected].some((one) => one !== undefined)
}
