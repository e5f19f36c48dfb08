import type { ApiObject, Kind, ResourceRef } from '@orrery/api'
import { conversions } from '../conversion/conversions.js'
import type { Resource } from '../resources/contract.js'
import { servedBy, type Served } from './served.js'

function resourceKey(group: string, version: string, plural: string): string {
  return `${group}/${version}/${plural}`
}

/** Everything the server keeps, and what of it clients may ask for. */
export class Registry {
  readonly all: readonly Served[]
  readonly #byResource = new Map<string, Served>()
  readonly #byPrefix = new Map<string, Served>()
  readonly #asked = new Set<Kind>()
  readonly #groups = new Set<string>()

  /** `asked`: the kinds that clients may ask for; all, where they are not named. */
  constructor(kinds: readonly Kind[], declarations: readonly Resource[], asked: readonly Kind[] = kinds) {
    for (const kind of asked) {
      this.#asked.add(kind)
      this.#groups.add(kind.ref.group)
    }
    const declared = new Map(declarations.map((each) => [`${each.ref.group}/${each.ref.plural}`, each]))
    const isStored = ({ ref, storage }: Kind): boolean => ref.group === storage.group && ref.version === storage.version
    for (const kind of [...kinds.filter(isStored), ...kinds.filter((each) => !isStored(each))]) {
      const resource = declared.get(`${kind.storage.group}/${kind.storage.plural}`) ?? { ref: kind.ref }
      this.#add(kind, resource)
    }
    this.all = [...this.#byResource.values()]
  }

  find(group: string, version: string, plural: string): Served | undefined {
    return this.#byResource.get(resourceKey(group, version, plural))
  }

  /** By reference; throws for what is not kept. */
  of<T extends ApiObject>(ref: ResourceRef<T>): Served {
    const served = this.find(ref.group, ref.version, ref.plural)
    if (!served) throw new Error(`${ref.plural} of ${ref.group}/${ref.version} is not kept`)
    return served
  }

  /** The resource whose objects are stored below the prefix. */
  storedAt(prefix: string): Served | undefined {
    return this.#byPrefix.get(prefix)
  }

  /** What a client names, if it is served to clients. */
  asked(group: string, version: string, plural: string): Served | undefined {
    const served = this.find(group, version, plural)
    return served && this.#asked.has(served.kind) ? served : undefined
  }

  /** Whether clients may ask for anything of the group. */
  hasGroup(group: string): boolean {
    return this.#groups.has(group)
  }

  #add(kind: Kind, resource: Resource): void {
    const { group, version, plural } = kind.ref
    const key = resourceKey(group, version, plural)
    const stored = this.find(kind.storage.group, kind.storage.version, kind.storage.plural)
    const served = servedBy(kind, resource, stored, conversions[key])
    this.#byResource.set(key, served)
    if (!stored) this.#byPrefix.set(served.prefix, served)
  }
}
