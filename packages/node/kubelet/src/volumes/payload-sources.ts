import type { corev1 } from '@orrery/api'
import { fieldValue } from '../environment/field-value.js'
import { resourceValue } from '../environment/resource-value.js'
import type { VolumeContext } from './contract.js'
import type { PayloadFile } from './write-payload.js'

export type Files = Map<string, PayloadFile>

interface Selection {
  kind: 'configmap' | 'secret'
  name: string
  items: readonly corev1.KeyToPath[] | undefined
  optional: boolean
  mode: number
}

/** The files of a ConfigMap or Secret: all of its keys, or the chosen ones under the chosen paths. */
export async function objectFiles(context: VolumeContext, selection: Selection): Promise<Files> {
  const { namespace = 'default' } = context.pod.metadata
  const { kind, name, items, optional, mode } = selection
  const data = await contents(context, kind, namespace, name)
  const files: Files = new Map()
  if (!data && !optional) throw new Error(`${kind} "${name}" not found`)
  if (!items) {
    for (const [key, bytes] of data ?? []) files.set(key, { bytes, mode })
    return files
  }
  for (const item of items) {
    const bytes = data?.get(item.key)
    if (bytes) files.set(item.path, { bytes, mode: item.mode ?? mode })
    else if (!optional) throw new Error(`references non-existent ${kind === 'secret' ? 'secret' : 'config'} key: ${item.key}`)
  }
  return files
}

async function contents(
  { references }: VolumeContext,
  kind: Selection['kind'],
  namespace: string,
  name: string,
): Promise<Map<string, Buffer> | undefined> {
  if (kind === 'secret') {
    const secret = await references.secret(namespace, name)
    return secret && new Map(Object.entries(secret.data ?? {}).map(([key, text]) => [key, Buffer.from(text, 'base64')]))
  }
  const map = await references.configMap(namespace, name)
  if (!map) return undefined
  const texts = Object.entries(map.data ?? {}).map(([key, text]): [string, Buffer] => [key, Buffer.from(text)])
  const binaries = Object.entries(map.binaryData ?? {}).map(([key, text]): [string, Buffer] => [
    key,
    Buffer.from(text, 'base64'),
  ])
  return new Map([...texts, ...binaries])
}

/** The files of the downward API. */
export function downwardFiles(
  { pod, around, allocatable }: VolumeContext,
  items: readonly corev1.DownwardAPIVolumeFile[],
  mode: number,
): Files {
  const files: Files = new Map()
  for (const item of items) {
    const container = pod.spec.containers.find((one) => one.name === item.resourceFieldRef?.containerName)
    const value = item.fieldRef
      ? fieldValue(pod, item.fieldRef.fieldPath, around)
      : container && item.resourceFieldRef && resourceValue(container, item.resourceFieldRef, allocatable)
    if (value === undefined) throw new Error(`cannot resolve the value of ${item.path}`)
    files.set(item.path, { bytes: Buffer.from(value), mode: item.mode ?? mode })
  }
  return files
}

/** The files of all sources of a projected volume; a later source wins. */
export async function projectedFiles(context: VolumeContext, source: corev1.ProjectedVolumeSource): Promise<Files> {
  const mode = source.defaultMode ?? 0o644
  const files: Files = new Map()
  for (const one of source.sources ?? []) {
    for (const [path, file] of await projectionFiles(context, one, mode)) files.set(path, file)
  }
  return files
}

async function projectionFiles(context: VolumeContext, source: corev1.VolumeProjection, mode: number): Promise<Files> {
  const { configMap, secret, downwardAPI, serviceAccountToken } = source
  const object = configMap ?? secret
  if (object) {
    const kind = configMap ? 'configmap' : 'secret'
    const { name = '', items, optional = false } = object
    return objectFiles(context, { kind, name, items, optional, mode })
  }
  if (downwardAPI) return downwardFiles(context, downwardAPI.items ?? [], mode)
  if (serviceAccountToken) {
    const { audience, expirationSeconds, path } = serviceAccountToken
    const token = await context.token(audience, expirationSeconds)
    return new Map([[path, { bytes: Buffer.from(token), mode: 0o600 }]])
  }
  throw new Error('projected volume has a source of an unsupported kind')
}
