import type { ApiObject, ResourceRef } from '@orrery/api'
import { silentLogger, type Clock, type Logger, type Random, type Startable } from '@orrery/kit'
import type { ApiClient } from '../api-client.js'
import type { Informer } from '../informer-contract.js'
import { createInformer } from './informer.js'
import type { Selectors } from './reflector.js'
import { resourcePath } from '../rest/resource-path.js'

/** What part of a resource is watched; all of it when empty. */
export interface InformerScope extends Selectors {
  namespace?: string
}

export interface InformerFactoryOptions {
  clock: Clock
  random: Random
  logger?: Logger
}

/**
 * One informer for each resource and scope, however many ask for it. `start` starts those that were asked for and
 * resolves when all are synced; call it again after asking for more. `stop` stops all.
 */
export interface InformerFactory extends Startable {
  informer<T extends ApiObject>(resource: ResourceRef<T>, scope?: InformerScope): Informer<T>
}

export function createInformerFactory(client: ApiClient, options: InformerFactoryOptions): InformerFactory {
  const { clock, random, logger = silentLogger } = options
  const shared = new Map<string, Informer<ApiObject>>()
  const informer = <T extends ApiObject>(resource: ResourceRef<T>, scope: InformerScope = {}): Informer<T> => {
    const { namespace, ...selectors } = scope
    const path = resourcePath(resource, namespace)
    const key = JSON.stringify([path, selectors.labelSelector, selectors.fieldSelector])
    const known = shared.get(key)
    if (known) return known as Informer<T>
    const made = createInformer<T>(client.resource<T>(resource, namespace), {
      clock,
      random,
      selectors,
      logger: logger.child({ watching: path }),
    })
    shared.set(key, made)
    return made
  }
  return {
    informer,
    start: async () => {
      await Promise.all([...shared.values()].map((one) => one.start()))
    },
    stop: async () => {
      await Promise.all([...shared.values()].map((one) => one.stop()))
    },
  }
}
