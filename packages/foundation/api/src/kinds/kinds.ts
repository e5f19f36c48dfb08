import { resources, served } from '../generated/resources.js'
import type { ResourceRef } from '../object.js'
import type { Kind, StorageRef } from './kind.js'
import { categories, shortNames } from './names.js'
import type { ServedResource } from './served-resource.js'

/** Resources whose objects are stored as another's: the same objects under two names. */
const storedAs: Readonly<Record<string, StorageRef>> = {
  'autoscaling/v1/horizontalpodautoscalers': resources.autoscalingv2.horizontalpodautoscalers,
  'events.k8s.io/v1/events': resources.corev1.events,
}

const refs: Readonly<Record<string, Readonly<Record<string, ResourceRef>>>> = resources

/** Every resource served by default, in discovery's order within a group version. */
export const kinds: readonly Kind[] = served.map(kindFrom)

const byResource = new Map(kinds.map((kind) => [`${kind.ref.group}/${kind.ref.version}/${kind.ref.plural}`, kind]))
const byKind = new Map(kinds.map((kind) => [`${kind.ref.group}/${kind.ref.version}/${kind.ref.kind}`, kind]))

export function kindOfResource(group: string, version: string, plural: string): Kind | undefined {
  return byResource.get(`${group}/${version}/${plural}`)
}

export function kindNamed(group: string, version: string, kind: string): Kind | undefined {
  return byKind.get(`${group}/${version}/${kind}`)
}

function kindFrom({ alias, plural, type, verbs, subresources }: ServedResource): Kind {
  const ref = refs[alias]?.[plural]
  if (ref === undefined) throw new Error(`no reference for ${alias}.${plural}`)
  const { group, version, kind } = ref
  return {
    ref,
    singular: kind.toLowerCase(),
    shortNames: shortNames[plural] ?? [],
    categories: categories[plural] ?? [],
    verbs,
    subresources,
    type,
    listKind: `${kind}List`,
    storage: storedAs[`${group}/${version}/${plural}`] ?? { group, version, plural },
  }
}
