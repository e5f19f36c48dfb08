/** A kubeconfig file as kubectl reads it; fields of others are kept as they are. */
export interface Kubeconfig {
  apiVersion: string
  kind: string
  clusters: Named[]
  users: Named[]
  contexts: Named[]
  'current-context': string
  [other: string]: unknown
}

export interface Named {
  name: string
  [other: string]: unknown
}

/** How a client reaches the cluster; PEM texts. */
export interface Credentials {
  server: string
  ca: string
  cert: string
  key: string
}

const name = 'orrery'
const base64 = (text: string): string => Buffer.from(text).toString('base64')

export function kubeconfigFor({ server, ca, cert, key }: Credentials): Kubeconfig {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server, 'certificate-authority-data': base64(ca) } }],
    users: [{ name, user: { 'client-certificate-data': base64(cert), 'client-key-data': base64(key) } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  }
}

function put(standing: unknown, entries: readonly Named[]): Named[] {
  const others = (Array.isArray(standing) ? (standing as Named[]) : []).filter(
    (entry) => !entries.some((ours) => ours.name === entry.name),
  )
  return [...others, ...entries]
}

/**
 * Somebody's kubeconfig with our cluster, user and context put in or replaced; everything else, the current context
 * too, stays as it was, unless there was none.
 */
export function mergeKubeconfig(standing: Partial<Kubeconfig>, ours: Kubeconfig): Kubeconfig {
  const current = standing['current-context']
  return {
    ...standing,
    apiVersion: 'v1',
    kind: 'Config',
    clusters: put(standing.clusters, ours.clusters),
    users: put(standing.users, ours.users),
    contexts: put(standing.contexts, ours.contexts),
    'current-context': current === undefined || current === '' ? ours['current-context'] : current,
  }
}
