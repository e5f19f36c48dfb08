import { ApiError, isNotFound, resources, type ApiObject } from '@orrery/api'
import type { ApiClient } from '@orrery/client'
import { discoverResources, type DiscoveredResource } from '../discovery/discover-resources.js'
import { finalizerEstimateSeconds, podEstimateSeconds } from './graceful-estimate.js'
import type { DeletionReport } from './namespace-conditions.js'

export interface EmptyingResult extends DeletionReport {
  /** Seconds after which the rest may be gone; 0 where nothing is left. */
  estimateSeconds: number
}

interface Leftover {
  name: string
  objects: readonly ApiObject[]
  estimateSeconds: number
}

/** The resource is gone, or has no such verb: nothing of it is there to delete. */
function isMissing(error: unknown): boolean {
  return isNotFound(error) || (error instanceof ApiError && error.code === 405)
}

async function removeAll(client: ApiClient, { ref, verbs }: DiscoveredResource, namespace: string): Promise<void> {
  const objects = client.resource(ref, namespace)
  try {
    if (verbs.includes('deletecollection')) {
      await objects.deleteCollection(undefined, { propagationPolicy: 'Background' })
      return
    }
    const { items } = await objects.list()
    for (const item of items) await objects.delete(item.metadata.name, { propagationPolicy: 'Background' })
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

async function emptyResource(client: ApiClient, resource: DiscoveredResource, namespace: string): Promise<Leftover> {
  const { ref, verbs } = resource
  const pods = isPods(resource) ? (await client.resource(resources.corev1.pods, namespace).list()).items : []
  await removeAll(client, resource, namespace)
  const name = `${ref.plural}.${ref.group}`
  if (!verbs.includes('list')) return { name, objects: [], estimateSeconds: podEstimateSeconds(pods) }
  const { items } = await client.resource(ref, namespace).list()
  const held = items.some((item) => item.metadata.finalizers?.length)
  const estimate = podEstimateSeconds(pods) || (held ? finalizerEstimateSeconds : 0)
  return { name, objects: items, estimateSeconds: items.length > 0 ? Math.max(1, estimate) : 0 }
}

const isPods = ({ ref }: DiscoveredResource): boolean => ref.group === '' && ref.plural === 'pods'

/** What is left of these resources after they were told to go. One that fails does not keep the others from it. */
async function emptyResources(
  client: ApiClient,
  resources: readonly DiscoveredResource[],
  namespace: string,
): Promise<Omit<EmptyingResult, 'discoveryFailures'>> {
  const results = await Promise.allSettled(resources.map((resource) => emptyResource(client, resource, namespace)))
  const remaining = new Map<string, number>()
  const finalizers = new Map<string, number>()
  const contentErrors: string[] = []
  let estimateSeconds = 0
  for (const result of results) {
    if (result.status === 'rejected') {
      contentErrors.push(result.reason instanceof Error ? result.reason.message : String(result.reason))
      continue
    }
    const { name, objects } = result.value
    estimateSeconds = Math.max(estimateSeconds, result.value.estimateSeconds)
    if (objects.length > 0) remaining.set(name, objects.length)
    for (const finalizer of objects.flatMap((object) => object.metadata.finalizers ?? [])) {
      finalizers.set(finalizer, (finalizers.get(finalizer) ?? 0) + 1)
    }
  }
  return { contentErrors, remaining, finalizers, estimateSeconds }
}

/**
 * Deletes everything in the namespace that discovery knows of, and reports what is left. Pods go first, as gracefully
 * as they ask; while one is left nothing else is touched (upstream's OrderedNamespaceDeletion), so that they end with
 * what they need still there, network policies above all.
 */
export async function emptyNamespace(client: ApiClient, namespace: string): Promise<EmptyingResult> {
  const { resources: found, failures: discoveryFailures } = await discoverResources(client)
  const deletable = found.filter(({ ref, verbs }) => ref.namespaced && verbs.includes('delete'))
  const pods = await emptyResources(client, deletable.filter(isPods), namespace)
  if (pods.remaining.size > 0 || pods.contentErrors.length > 0) return { discoveryFailures, ...pods }
  const rest = deletable.filter((resource) => !isPods(resource))
  return { discoveryFailures, ...(await emptyResources(client, rest, namespace)) }
}
