import type { corev1 } from '@orrery/api'

const mountPath = '/var/run/secrets/kubernetes.io/serviceaccount'

/** What the names of volumes with a token start with. */
const volumePrefix = 'kube-api-access-'

/** A token that is renewed within the hour, the authority that signs the server's certificate, and the namespace. */
function tokenSource(): corev1.ProjectedVolumeSource {
  return {
    defaultMode: 0o644,
    sources: [
      { serviceAccountToken: { path: 'token', expirationSeconds: 3607 } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      { downwardAPI: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] } },
    ],
  }
}

/** In place: every container that mounts nothing there gets what it needs to speak to the API. */
export function mountToken({ spec }: corev1.Pod, suffix: string): void {
  const standing = (spec.volumes ?? []).find(({ name }) => name.startsWith(volumePrefix))
  const name = standing?.name ?? volumePrefix + suffix
  let needed = false
  for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])]) {
    const mounts = container.volumeMounts ?? []
    if (mounts.some((mount) => mount.mountPath === mountPath)) continue
    container.volumeMounts = [...mounts, { name, readOnly: true, mountPath }]
    needed = true
  }
  if (needed && !standing) spec.volumes = [...(spec.volumes ?? []), { name, projected: tokenSource() }]
}
