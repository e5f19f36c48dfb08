/** A group as discovery lists it. */
export interface ApiGroup {
  /** Empty for the core group. */
  readonly name: string
  /** In order of preference: the first is the preferred one. */
  readonly versions: readonly string[]
}

const v1 = ['v1']

/** The groups served by default in upstream's order, which decides what an unqualified name means. */
export const groups: readonly ApiGroup[] = [
  { name: '', versions: v1 },
  { name: 'apiregistration.k8s.io', versions: v1 },
  { name: 'apps', versions: v1 },
  { name: 'events.k8s.io', versions: v1 },
  { name: 'authentication.k8s.io', versions: v1 },
  { name: 'authorization.k8s.io', versions: v1 },
  { name: 'autoscaling', versions: ['v2', 'v1'] },
  { name: 'batch', versions: v1 },
  { name: 'certificates.k8s.io', versions: v1 },
  { name: 'networking.k8s.io', versions: v1 },
  { name: 'policy', versions: v1 },
  { name: 'rbac.authorization.k8s.io', versions: v1 },
  { name: 'storage.k8s.io', versions: v1 },
  { name: 'admissionregistration.k8s.io', versions: v1 },
  { name: 'apiextensions.k8s.io', versions: v1 },
  { name: 'scheduling.k8s.io', versions: v1 },
  { name: 'coordination.k8s.io', versions: v1 },
  { name: 'node.k8s.io', versions: v1 },
  { name: 'discovery.k8s.io', versions: v1 },
  { name: 'resource.k8s.io', versions: v1 },
  { name: 'flowcontrol.apiserver.k8s.io', versions: v1 },
]

/** `apps/v1`, and `v1` for the core group. */
export function apiVersionOf(of: { readonly group: string; readonly version: string }): string {
  return of.group === '' ? of.version : `${of.group}/${of.version}`
}

export function parseApiVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/')
  return { group: apiVersion.slice(0, Math.max(slash, 0)), version: apiVersion.slice(slash + 1) }
}
