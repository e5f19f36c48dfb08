import { isNotFound, type ApiObject, type OwnerReference, type ResourceRef } from '@orrery/api'
import type { ApiClient } from '@orrery/client'
import type { AbsentOwners } from './absent-owners.js'
import { ownerState, type OwnerState } from './classify-owners.js'
import type { MonitoredResources } from './monitored-resources.js'
import type { Identity } from './owner-graph.js'

/** A cluster-scoped object names a namespaced owner: no retry will make that right. */
export class NamespacedOwner extends Error {
  override readonly name = 'NamespacedOwner'
}

/** Looks objects up at the server: the graph may lag behind it. */
export class OwnerLookup {
  readonly #client: ApiClient
  readonly #resources: MonitoredResources
  readonly #absent: AbsentOwners

  constructor(client: ApiClient, resources: MonitoredResources, absent: AbsentOwners) {
    this.#client = client
    this.#resources = resources
    this.#absent = absent
  }

  /** The object as it is now; undefined where it, or one of that uid, is not there. */
  async live({ uid, apiVersion, kind, namespace, name }: Identity): Promise<ApiObject | undefined> {
    const ref = this.#resource(apiVersion, kind)
    try {
      const found = await this.#client.resource(ref, ref.namespaced ? namespace : undefined).get(name)
      return found.metadata.uid === uid ? found : undefined
    } catch (error) {
      if (isNotFound(error)) return undefined
      throw error
    }
  }

  async stateOf(reference: OwnerReference, dependent: Identity): Promise<OwnerState> {
    if (this.#absent.has(reference, dependent.namespace)) return 'dangling'
    const ref = this.#resource(reference.apiVersion, reference.kind)
    if (ref.namespaced && dependent.namespace === '') {
      throw new NamespacedOwner(`${dependent.kind} ${dependent.name} is cluster-scoped, but refers to a namespaced owner`)
    }
    const namespace = ref.namespaced ? dependent.namespace : ''
    const { uid, apiVersion, kind, name } = reference
    const state = ownerState(await this.live({ uid, apiVersion, kind, namespace, name }), uid)
    if (state === 'dangling') this.#absent.add(reference, namespace)
    return state
  }

  #resource(apiVersion: string, kind: string): ResourceRef {
    return requireRef(this.#resources, apiVersion, kind)
  }
}

export function requireRef(resources: MonitoredResources, apiVersion: string, kind: string): ResourceRef {
  const ref = resources.find(apiVersion, kind)
  if (!ref) throw new Error(`no resource of kind ${kind} in ${apiVersion}`)
  return ref
}
