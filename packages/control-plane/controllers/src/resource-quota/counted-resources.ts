import { quotaEvaluator, quotaResources, resources, type corev1, type GroupResource, type ResourceRef } from '@orrery/api'
import type { ApiClient } from '@orrery/client'
import { discoverResources } from '../discovery/discover-resources.js'

const core: Readonly<Record<string, ResourceRef>> = resources.corev1

/** Resources that quotas know by names of their own. */
export const namedResources: readonly ResourceRef[] = quotaResources.flatMap((plural) => core[plural] ?? [])

const countPrefix = 'count/'

function countedBy(name: string): GroupResource | undefined {
  if (!name.startsWith(countPrefix)) return undefined
  const [plural = '', ...group] = name.slice(countPrefix.length).split('.')
  return { plural, group: group.join('.') }
}

/** Finds out which resources a quota is about. */
export class CountedResources {
  readonly #client: ApiClient
  readonly #known = new Map<string, ResourceRef>()

  constructor(client: ApiClient) {
    this.#client = client
  }

  /** Those the server serves. */
  async of({ spec }: corev1.ResourceQuota): Promise<readonly ResourceRef[]> {
    const names = Object.keys(spec.hard ?? {})
    const named = namedResources.filter((ref) => names.some((name) => quotaEvaluator(ref)?.measures(name)))
    const others = names.flatMap((name) => {
      const resource = countedBy(name)
      return resource && !namedResources.some((ref) => this.#id(ref) === this.#id(resource)) ? [this.#id(resource)] : []
    })
    if (others.some((id) => !this.#known.has(id))) await this.#discover()
    return [...named, ...others.flatMap((id) => this.#known.get(id) ?? [])]
  }

  #id({ group, plural }: GroupResource): string {
    return `${group}/${plural}`
  }

  async #discover(): Promise<void> {
    const { resources: all } = await discoverResources(this.#client)
    for (const { ref, verbs } of all) {
      if (ref.namespaced && verbs.includes('list') && verbs.includes('watch')) this.#known.set(this.#id(ref), ref)
    }
  }
}
