import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { corev1 } from '@orrery/api'
import type { VolumeContext, VolumePlugin } from './contract.js'
import { downwardFiles, objectFiles, projectedFiles, type Files } from './payload-sources.js'
import { writePayload } from './write-payload.js'

/** A kind of volume whose files are made from objects of the API. */
function payloadPlugin(
  name: string,
  handles: (volume: corev1.Volume) => boolean,
  files: (context: VolumeContext) => Promise<Files>,
): VolumePlugin {
  return {
    name,
    handles,
    async setUp(context) {
      const payload = await files(context)
      if (!context.simulated) await writePayload(context.directory, payload, versionOf(payload))
      return context.directory
    },
    tearDown: (directory) => rm(directory, { recursive: true, force: true }),
  }
}

function versionOf(payload: Files): string {
  const hash = createHash('sha256')
  for (const [path, { bytes, mode }] of payload) hash.update(`${path}\0${mode}\0${bytes.length}\0`).update(bytes)
  return hash.digest('hex').slice(0, 16)
}

export const configMapVolume = payloadPlugin(
  'kubernetes.io/configmap',
  (volume) => volume.configMap !== undefined,
  (context) => {
    const { name = '', items, optional = false, defaultMode = 0o644 } = context.volume.configMap ?? {}
    return objectFiles(context, { kind: 'configmap', name, items, optional, mode: defaultMode })
  },
)

export const secretVolume = payloadPlugin(
  'kubernetes.io/secret',
  (volume) => volume.secret !== undefined,
  (context) => {
    const { secretName: name = '', items, optional = false, defaultMode = 0o644 } = context.volume.secret ?? {}
    return objectFiles(context, { kind: 'secret', name, items, optional, mode: defaultMode })
  },
)

export const downwardVolume = payloadPlugin(
  'kubernetes.io/downward-api',
  (volume) => volume.downwardAPI !== undefined,
  async (context) => {
    const { items = [], defaultMode = 0o644 } = context.volume.downwardAPI ?? {}
    return downwardFiles(context, items, defaultMode)
  },
)

export const projectedVolume = payloadPlugin(
  'kubernetes.io/projected',
  (volume) => volume.projected !== undefined,
  (context) => projectedFiles(context, context.volume.projected ?? {}),
)
