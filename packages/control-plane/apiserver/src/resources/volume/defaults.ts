import type { corev1 } from '@orrery/api'
import { roundToMilli } from '../resource-list/defaults.js'

/** rw-r--r--, for files made of secrets, config maps and the pod's own fields. */
const fileMode = 0o644

function defaultDownwardItems(items: readonly corev1.DownwardAPIVolumeFile[] | undefined): void {
  for (const item of items ?? []) {
    if (item.fieldRef) item.fieldRef.apiVersion ||= 'v1'
    if (item.resourceFieldRef) item.resourceFieldRef.divisor ||= '0'
  }
}

function defaultProjection(source: corev1.VolumeProjection): void {
  defaultDownwardItems(source.downwardAPI?.items)
  if (source.serviceAccountToken) source.serviceAccountToken.expirationSeconds ??= 3600
}

export function defaultIscsi(source: { iscsiInterface?: string } | undefined): void {
  if (source) source.iscsiInterface ||= 'default'
}

export function defaultRbd(
  source: { pool?: string; user?: string; keyring?: string } | undefined,
): void {
  if (!source) return
  source.pool ||= 'rbd'
  source.user ||= 'admin'
  source.keyring ||= '/etc/ceph/keyring'
}

export function defaultAzureDisk(source: corev1.AzureDiskVolumeSource | undefined): void {
  if (!source) return
  source.cachingMode ??= 'ReadWrite'
  source.kind ??= 'Shared'
  source.fsType ??= 'ext4'
  source.readOnly ??= false
}

export function defaultScaleIo(source: { storageMode?: string; fsType?: string } | undefined): void {
  if (!source) return
  source.storageMode ||= 'ThinProvisioned'
  source.fsType ||= 'xfs'
}

/** The claim that an ephemeral volume makes. */
export function defaultClaimSpec(spec: corev1.PersistentVolumeClaimSpec): void {
  spec.volumeMode ??= 'Filesystem'
  roundToMilli(spec.resources.limits)
  roundToMilli(spec.resources.requests)
}

/** In place: a volume without a source is an empty directory, and each source has its defaults. */
export function defaultVolume(volume: corev1.Volume): void {
  const { name: _name, ...sources } = volume
  if (Object.keys(sources).length === 0) volume.emptyDir = {}
  if (volume.hostPath) volume.hostPath.type ??= ''
  if (volume.secret) volume.secret.defaultMode ??= fileMode
  if (volume.configMap) volume.configMap.defaultMode ??= fileMode
  if (volume.downwardAPI) {
    volume.downwardAPI.defaultMode ??= fileMode
    defaultDownwardItems(volume.downwardAPI.items)
  }
  if (volume.projected) {
    volume.projected.defaultMode ??= fileMode
    for (const source of volume.projected.sources ?? []) defaultProjection(source)
  }
  if (volume.ephemeral?.volumeClaimTemplate) defaultClaimSpec(volume.ephemeral.volumeClaimTemplate.spec)
  defaultIscsi(volume.iscsi)
  defaultRbd(volume.rbd)
  defaultAzureDisk(volume.azureDisk)
  defaultScaleIo(volume.scaleIO)
}
