import type { Extract } from '@orrery/store'
import type { AnyOf } from '../view/inverted-index.js'

/** What a selector looks at. */
export interface Selectable {
  readonly namespace: string
  readonly name: string
  readonly value: { readonly extract: Extract }
}

/** An equality that an item must meet, by which watchers are bucketed. */
export interface Equality {
  /** `metadata.name` or a selectable field. */
  field: string
  value: string
}

/** Which objects of a resource a list or a watch is about. */
export interface Selection {
  /** Empty: all namespaces. */
  namespace: string
  matches(item: Selectable): boolean
  /** Whether nothing but the namespace selects. */
  everything: boolean
  /** Terms of the index, each of which must hold for a match. */
  conjunction: readonly AnyOf[]
  equalities: readonly Equality[]
  /** Roughly what it costs to ask whether an item matches: how many terms there are. */
  work: number
}

/** All objects of a namespace, or of the resource. */
export function everythingIn(namespace: string): Selection {
  return {
    namespace,
    matches: (item) => namespace === '' || item.namespace === namespace,
    everything: true,
    conjunction: [],
    equalities: [],
    work: 1,
  }
}
