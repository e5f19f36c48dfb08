import { apiVersionOf, type ApiGroup } from '@orrery/api'
import type { metav1 } from '@orrery/api'

/** Where clients reach the server, from anywhere. */
export function apiVersions(serverAddress: string): metav1.APIVersions {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress }],
  }
}

function parts({ name, versions }: ApiGroup): Pick<metav1.APIGroup, 'name' | 'versions' | 'preferredVersion'> {
  const all = versions.map((version) => ({ groupVersion: apiVersionOf({ group: name, version }), version }))
  return { name, versions: all, preferredVersion: all[0] ?? { groupVersion: name, version: '' } }
}

export function apiGroup(group: ApiGroup): metav1.APIGroup {
  return { kind: 'APIGroup', apiVersion: 'v1', ...parts(group) }
}

/** All groups but the core group, in order. */
export function apiGroupList(groups: readonly ApiGroup[]): metav1.APIGroupList {
  return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups.filter(({ name }) => name !== '').map(parts) }
}
