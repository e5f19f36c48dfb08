import { groups, type ApiGroup } from './groups.js'
import type { Kind } from './kind.js'
import { kinds } from './kinds.js'

/** What a server serves; all of it is listed. */
export interface Catalogue {
  /** In the order in which discovery lists them. */
  readonly groups: readonly ApiGroup[]
  readonly kinds: readonly Kind[]
}

/** Everything that is served by default. */
export const builtIn: Catalogue = { groups, kinds }

/** What is left of a catalogue with these kinds: versions and groups without any are gone. */
export function withKinds(catalogue: Catalogue, serves: (kind: Kind) => boolean): Catalogue {
  const left = catalogue.kinds.filter(serves)
  const has = (group: string, version: string): boolean =>
    left.some(({ ref }) => ref.group === group && ref.version === version)
  const versions = catalogue.groups.map((group) => ({
    ...group,
    versions: group.versions.filter((version) => has(group.name, version)),
  }))
  return { groups: versions.filter((group) => group.versions.length > 0), kinds: left }
}
