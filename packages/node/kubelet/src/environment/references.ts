import { isNotFound, resources, type ApiObject, type corev1, type ResourceRef } from '@orrery/api'
import type { ApiClient } from '@orrery/client'
import type { Clock } from '@orrery/kit'

/** Reads of the objects that pods refer to. What is not there is undefined; another failure is thrown. */
export interface References {
  configMap(namespace: string, name: string): Promise<corev1.ConfigMap | undefined>
  secret(namespace: string, name: string): Promise<corev1.Secret | undefined>
  services(): Promise<readonly corev1.Service[]>
}

interface Kept {
  until: number
  value: Promise<unknown>
}

/** Reads through the API; an answer is used again for a second, since a rollout starts many like pods at once. */
export function apiReferences(client: ApiClient, clock: Clock, keepMs = 1000): References {
  const kept = new Map<string, Kept>()
  const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const now = clock.monotonic()
    for (const [old, { until }] of kept) if (until <= now) kept.delete(old)
    const before = kept.get(key)
    if (before) return before.value as Promise<T>
    const value = read()
    kept.set(key, { until: now + keepMs, value })
    value.catch(() => kept.delete(key))
    return value
  }
  const get = <T extends ApiObject>(resource: ResourceRef<T>, namespace: string, name: string): Promise<T | undefined> =>
    once(`${resource.plural}/${namespace}/${name}`, () => orUndefined(client.resource(resource, namespace).get(name)))
  return {
    configMap: (namespace, name) => get(resources.corev1.configmaps, namespace, name),
    secret: (namespace, name) => get(resources.corev1.secrets, namespace, name),
    services: () => once('services', async () => (await client.resource(resources.corev1.services).list()).items),
  }
}

async function orUndefined<T>(reply: Promise<T>): Promise<T | undefined> {
  try {
    return await reply
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}
