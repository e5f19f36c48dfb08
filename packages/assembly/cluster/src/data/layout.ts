import { join } from 'node:path'

/** Where a cluster keeps what it must not forget. One folder a cluster. */
export interface Layout {
  root: string
  /** The API server's store. */
  store: string
  /** Certificates and keys. */
  pki: string
  /** For kubectl: a client certificate of the group system:masters. */
  kubeconfig: string
  /** Pods' directories: volumes. */
  kubelet: string
  logs: string
  /** What runs now; gone when nothing does. */
  running: string
}

export function layoutOf(root: string): Layout {
  return {
    root,
    store: join(root, 'store'),
    pki: join(root, 'pki'),
    kubeconfig: join(root, 'kubeconfig'),
    kubelet: join(root, 'kubelet'),
    logs: join(root, 'logs'),
    running: join(root, 'running.json'),
  }
}
