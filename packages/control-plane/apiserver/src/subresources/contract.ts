import type { StoredResource } from '../storage/keys.js'
import type { ResourceHandler, Verb } from '../request/exchange.js'

/** What a resource offers below its objects besides the generic status: `pods/binding`, `deployments/scale`. */
export interface Subresource {
  resource: StoredResource
  /** Empty: the resource itself answers these verbs in its own way (bindings). */
  name: string
  /** `connect` takes every method that has no handler of its own. */
  verbs: Partial<Record<Verb, ResourceHandler>>
}
