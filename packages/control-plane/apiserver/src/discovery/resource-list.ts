import { createHash } from 'node:crypto'
import { apiVersionOf, kindOfResource, type Kind, type Subresource } from '@orrery/api'
import type { metav1 } from '@orrery/api'

/** Upstream stores these in an older version than it prefers, and says so. */
const olderStorage: Readonly<Record<string, string>> = {
  'apiextensions.k8s.io/customresourcedefinitions': 'v1beta1',
  'resource.k8s.io/deviceclasses': 'v1beta2',
  'resource.k8s.io/resourceclaims': 'v1beta2',
  'resource.k8s.io/resourceclaimtemplates': 'v1beta2',
  'resource.k8s.io/resourceslices': 'v1beta2',
  'storage.k8s.io/volumeattributesclasses': 'v1beta1',
}

/** Upstream's StorageVersionHash: tells clients when the version objects are stored in changed. */
function storageVersionHash(kind: Kind): { storageVersionHash?: string } {
  if (!kind.verbs.includes('watch')) return {}
  const { group, version, plural } = kind.storage
  const stored = kindOfResource(group, version, plural)?.ref.kind ?? kind.ref.kind
  const digest = createHash('sha256').update(`${group}/${olderStorage[`${group}/${plural}`] ?? version}/${stored}`).digest()
  return { storageVersionHash: digest.subarray(0, 8).toString('base64') }
}

function resource(kind: Kind): metav1.APIResource {
  return {
    name: kind.ref.plural,
    singularName: kind.singular,
    namespaced: kind.ref.namespaced,
    kind: kind.ref.kind,
    verbs: [...kind.verbs],
    ...(kind.shortNames.length > 0 && { shortNames: [...kind.shortNames] }),
    ...(kind.categories.length > 0 && { categories: [...kind.categories] }),
    ...storageVersionHash(kind),
  }
}

function subresource(kind: Kind, sub: Subresource): metav1.APIResource {
  const { group, version } = sub
  return {
    name: `${kind.ref.plural}/${sub.name}`,
    singularName: '',
    namespaced: kind.ref.namespaced,
    ...(group !== undefined && version !== undefined && { group, version }),
    kind: sub.kind,
    verbs: [...sub.verbs],
  }
}

/** What a group version serves. The core group's list has no apiVersion, as upstream's has none. */
export function resourceList(group: string, version: string, kinds: readonly Kind[]): metav1.APIResourceList {
  const own = kinds.filter(({ ref }) => ref.group === group && ref.version === version)
  const resources = own.flatMap((kind) => [resource(kind), ...kind.subresources.map((sub) => subresource(kind, sub))])
  return {
    kind: 'APIResourceList',
    ...(group !== '' && { apiVersion: 'v1' }),
    groupVersion: apiVersionOf({ group, version }),
    resources: resources.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }
}
