import type { ResourceRef } from '@orrery/api'
import type { ApiClient } from '@orrery/client'
import { discoverResources, type DiscoveredResource } from '../discovery/discover-resources.js'

/** Events come and go by themselves. */
const ignored = new Set(['/events', 'events.k8s.io/events'])

const needed = ['delete', 'list', 'watch'] as const

/** The kinds whose objects can be owners and dependents, and how to find them by a reference. */
export class MonitoredResources {
  readonly #client: ApiClient
  #all: readonly DiscoveredResource[] = []

  constructor(client: ApiClient) {
    this.#client = client
  }

  /** Asks the server anew. Returns the resources to follow. */
  async refresh(): Promise<ResourceRef[]> {
    this.#all = (await discoverResources(this.#client)).resources
    return this.#all
      .filter(({ ref, verbs }) => needed.every((verb) => verbs.includes(verb)) && !ignored.has(`${ref.group}/${ref.plural}`))
      .map(({ ref }) => ref)
  }

  /** The resource of a kind, in whatever version it is served. */
  find(apiVersion: string, kind: string): ResourceRef | undefined {
    const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : ''
    return this.#all.find(({ ref }) => ref.group === group && ref.kind === kind)?.ref
  }
}
