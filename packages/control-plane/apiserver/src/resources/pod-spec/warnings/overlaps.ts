import { quote, type corev1 } from '@orrery/api'

/** A file of a volume, and what it is made from; empty where that is the volume itself. */
interface File {
  path: string
  source: string
}

function shown({ path, source }: File): string {
  return source === '' ? quote(path) : `${quote(path)} (${source})`
}

/** Whether one of two paths is the other, or above it. An empty path is none. */
function collide(a: File, b: File): boolean {
  if (a.path === '' || b.path === '') return false
  return `${a.path}/`.startsWith(`${b.path}/`) || `${b.path}/`.startsWith(`${a.path}/`)
}

function overlaps(files: readonly File[]): readonly string[] {
  const trimmed = files.map(({ path, source }) => ({ path: path.replace(/\/+$/, ''), source }))
  return trimmed.flatMap((file, index) =>
    trimmed
      .slice(0, index)
      .filter((other) => collide(other, file))
      .map((other) => `${shown(file)} with ${shown(other)}`),
  )
}

function filesOf(items: readonly { path: string }[] | undefined, source = ''): readonly File[] {
  return (items ?? []).map(({ path }) => ({ path, source }))
}

function certificateFiles(source: corev1.PodCertificateProjection): readonly File[] {
  const files = [
    [source.certificateChainPath, 'PodCertificate chain'],
    [source.keyPath, 'PodCertificate key'],
    [source.credentialBundlePath, 'PodCertificate credential bundle'],
  ] as const
  return files.flatMap(([path, of]) => (path ? [{ path, source: of }] : []))
}

function projectedFiles(source: corev1.VolumeProjection): readonly File[] {
  const { configMap, secret, downwardAPI, serviceAccountToken, clusterTrustBundle, podCertificate } = source
  if (configMap?.items) return filesOf(configMap.items, `ConfigMap ${quote(configMap.name ?? '')}`)
  if (secret?.items) return filesOf(secret.items, `Secret ${quote(secret.name ?? '')}`)
  if (downwardAPI?.items) return filesOf(downwardAPI.items, 'DownwardAPI')
  if (serviceAccountToken) return [{ path: serviceAccountToken.path, source: 'ServiceAccountToken' }]
  if (clusterTrustBundle) {
    const name = clusterTrustBundle.name ?? clusterTrustBundle.signerName ?? ''
    return [{ path: clusterTrustBundle.path, source: `ClusterTrustBundle ${quote(name)}` }]
  }
  return podCertificate ? certificateFiles(podCertificate) : []
}

function warnOfProjected(name: string, { sources }: corev1.ProjectedVolumeSource): readonly string[] {
  const empty = (sources ?? []).filter((source) => Object.keys(source).length === 0)
  const found = overlaps((sources ?? []).flatMap(projectedFiles))
  return [
    ...empty.map(() => `volume ${quote(name)} (Projected) has no sources provided`),
    ...found.map((what) => `volume ${quote(name)} (Projected): overlapping paths: ${what}`),
  ]
}

/** Files that overwrite each other within one volume. */
export function warnOfOverlaps(volumes: readonly corev1.Volume[]): readonly string[] {
  return volumes.flatMap(({ name, configMap, secret, downwardAPI, projected }) => {
    const warn = (of: string, files: readonly File[]): readonly string[] =>
      overlaps(files).map((what) => `volume ${quote(name)} (${of}): overlapping paths: ${what}`)
    return [
      ...(configMap ? warn(`ConfigMap ${quote(configMap.name ?? '')}`, filesOf(configMap.items)) : []),
      ...(secret ? warn(`Secret ${quote(secret.secretName ?? '')}`, filesOf(secret.items)) : []),
      ...(downwardAPI ? warn('DownwardAPI', filesOf(downwardAPI.items)) : []),
      ...(projected ? warnOfProjected(name, projected) : []),
    ]
  })
}
