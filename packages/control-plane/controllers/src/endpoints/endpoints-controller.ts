import { hasCause, isNotFound, resources, type corev1, type Draft } from '@orrery/api'
import { objectKey, splitKey } from '@orrery/client'
import type { Again, Change, Controller, ControllerContext } from '../framework/controller.js'
import { watch } from '../framework/watch.js'
import { hasManagedEndpoints, selectedPods } from '../service-pods/selected-pods.js'
import { servicesOf } from '../service-pods/service-changes.js'
import { triggerTime, type TriggerState } from '../service-pods/trigger-time.js'
import { desiredEndpoints } from './desired-endpoints.js'
import { endpointsOf } from './endpoints-of.js'

/** The cache's own news comes sooner; this is for the case that it does not. */
const staleCacheMs = 1000

/**
 * Which Endpoints to look at after a change. Those without a service are somebody's own, or wait for theirs, and are left
 * alone; only what stands at the start may have lost its service while nobody looked, and is removed.
 */
function ownKeys({ informers }: ControllerContext): (change: Change<corev1.Endpoints>) => string[] {
  const services = informers.of(resources.corev1.services).lister
  const endpoints = informers.of(resources.corev1.endpoints)
  return ({ type, object }) => {
    const key = objectKey(object)
    return type === 'deleted' || !endpoints.synced || services.get(key) ? [key] : []
  }
}

/** Keeps an Endpoints object for each service with a selector, and removes it with the service. */
export function endpointsController(context: ControllerContext): Controller {
  const services = context.informers.of(resources.corev1.services).lister
  const reconciler = new EndpointsReconciler(context)
  return {
    name: 'endpoints-controller',
    workers: 5,
    watches: [
      watch(resources.corev1.services),
      watch(resources.corev1.pods, (change) => servicesOf(change, services)),
      watch(resources.corev1.endpoints, ownKeys(context)),
    ],
    reconcile: (key) => reconciler.reconcile(key),
  }
}

class EndpointsReconciler {
  readonly #context: ControllerContext
  readonly #triggers = new Map<string, TriggerState>()
  /** Revisions this controller has replaced: a cache that still shows one is behind. */
  readonly #replaced = new Map<string, string>()

  constructor(context: ControllerContext) {
    this.#context = context
  }

  async reconcile(key: string): Promise<Again> {
    const { informers } = this.#context
    const service = informers.of(resources.corev1.services).lister.get(key)
    const current = informers.of(resources.corev1.endpoints).lister.get(key)
    if (!service) return await this.#remove(key, current)
    if (!hasManagedEndpoints(service)) return undefined
    if (current && this.#replaced.get(key) === current.metadata.resourceVersion) return { afterMs: staleCacheMs }
    const pods = selectedPods(service, informers.of(resources.corev1.pods).lister)
    const trigger = triggerTime(this.#triggers.get(key), service, pods)
    this.#triggers.set(key, trigger.state)
    const wanted = desiredEndpoints(service, current, endpointsOf(service, pods), trigger.at)
    if (wanted) await this.#write(key, service, current, wanted)
    return undefined
  }

  async #write(
    key: string,
    service: corev1.Service,
    current: corev1.Endpoints | undefined,
    wanted: Draft<corev1.Endpoints>,
  ): Promise<void> {
    const client = this.#context.client.resource(resources.corev1.endpoints, service.metadata.namespace)
    try {
      if (!current) {
        await client.create(wanted)
        return
      }
      const written = await client.update({ ...wanted, metadata: { ...current.metadata, ...wanted.metadata } })
      const before = current.metadata.resourceVersion
      if (written.metadata.resourceVersion !== before) this.#replaced.set(key, before)
    } catch (error) {
      if (!current && hasCause(error, 'NamespaceTerminating')) return
      const text = error instanceof Error ? error.message : String(error)
      const [reason, message] = current
        ? ['FailedToUpdateEndpoint', `Failed to update endpoint ${key}: ${text}`]
        : ['FailedToCreateEndpoint', `Failed to create endpoint for service ${key}: ${text}`]
      this.#context.recorder.event(current ?? service, 'Warning', reason, message)
      throw error
    }
  }

  async #remove(key: string, current: corev1.Endpoints | undefined): Promise<Again> {
    this.#triggers.delete(key)
    this.#replaced.delete(key)
    // Endpoints that served as a leader's lock belong to no service.
    const lock = current?.metadata.annotations?.['control-plane.alpha.kubernetes.io/leader']
    if (!current || lock !== undefined) return undefined
    const { namespace, name } = splitKey(key)
    try {
      await this.#context.client.resource(resources.corev1.endpoints, namespace).delete(name)
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
    return undefined
  }
}
