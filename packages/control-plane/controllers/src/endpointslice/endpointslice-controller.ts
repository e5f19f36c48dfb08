import { resources, type corev1, type discoveryv1, type ObjectMeta } from '@orrery/api'
import type { Again, Change, Controller, ControllerContext } from '../framework/controller.js'
import { watch } from '../framework/watch.js'
import { hasManagedEndpoints, selectedPods } from '../service-pods/selected-pods.js'
import { servicesOf } from '../service-pods/service-changes.js'
import { formatTriggerTime, triggerTime, triggerTimeAnnotation, type TriggerState } from '../service-pods/trigger-time.js'
import { planSlices, type SlicePlan } from './plan-slices.js'
import { managedBy, managedByLabel, serviceNameLabel } from './slice-metadata.js'
import { SliceWriter } from './slice-writer.js'

type Slice = discoveryv1.EndpointSlice

/** The cache's own news comes sooner; this is for the case that it does not. */
const staleCacheMs = 1000
const byService = 'service'

/** Key of the service a slice of this controller belongs to; undefined for others' slices. */
function serviceKey(slice: Slice): string | undefined {
  const { labels, namespace } = slice.metadata
  if (labels?.[managedByLabel] !== managedBy || !labels[serviceNameLabel]) return undefined
  return `${namespace ?? ''}/${labels[serviceNameLabel]}`
}

/** Keeps EndpointSlices for each service with a selector. The garbage collector removes a deleted service's. */
export function endpointSliceController(context: ControllerContext): Controller {
  const services = context.informers.of(resources.corev1.services).lister
  const reconciler = new SliceReconciler(context)
  context.informers.of(resources.discoveryv1.endpointslices).addIndex(byService, (slice) => {
    const key = serviceKey(slice)
    return key === undefined ? [] : [key]
  })
  return {
    name: 'endpointslice-controller',
    workers: 5,
    watches: [
      watch(resources.corev1.services),
      watch(resources.corev1.pods, (change) => servicesOf(change, services)),
      watch(resources.discoveryv1.endpointslices, (change) => reconciler.keysOfSlice(change)),
      watch(resources.corev1.nodes, (change) => reconciler.keysOfNode(change)),
    ],
    reconcile: (key) => reconciler.reconcile(key),
  }
}

class SliceReconciler {
  readonly #context: ControllerContext
  readonly #writer: SliceWriter
  readonly #triggers = new Map<string, TriggerState>()
  /** Nodes that pods of a service named while they were unknown, with the services. */
  readonly #missing = new Map<string, Set<string>>()

  constructor(context: ControllerContext) {
    this.#context = context
    this.#writer = new SliceWriter(context.client)
  }

  keysOfSlice(change: Change<Slice>): string[] {
    const keys = [serviceKey(change.object), change.type === 'updated' ? serviceKey(change.old) : undefined]
    if (change.type === 'deleted' && keys[0]) this.#writer.tracker.sawDeletion(keys[0], change.object)
    return keys.filter((key) => key !== undefined)
  }

  keysOfNode(change: Change<corev1.Node>): Iterable<string> {
    const name = change.object.metadata.name
    const keys = this.#missing.get(name) ?? []
    if (change.type !== 'deleted') this.#missing.delete(name)
    return keys
  }

  async reconcile(key: string): Promise<Again> {
    const { informers, options } = this.#context
    const service = informers.of(resources.corev1.services).lister.get(key)
    if (!service) {
      this.#writer.tracker.forget(key)
      this.#triggers.delete(key)
      return undefined
    }
    if (!hasManagedEndpoints(service)) return undefined
    const slices = informers.of(resources.discoveryv1.endpointslices).lister.byIndex(byService, key)
    if (this.#writer.tracker.isStale(key, slices)) return { afterMs: staleCacheMs }
    const pods = selectedPods(service, informers.of(resources.corev1.pods).lister)
    const trigger = triggerTime(this.#triggers.get(key), service, pods)
    const node = (name: string): corev1.Node | undefined => this.#node(key, name)
    const plan = planSlices({ service, pods, slices, node, maxEndpointsPerSlice: options.maxEndpointsPerSlice })
    await this.#apply(key, service, plan, trigger.at)
    this.#triggers.set(key, trigger.state)
    return undefined
  }

  #node(key: string, name: string): corev1.Node | undefined {
    const node = this.#context.informers.of(resources.corev1.nodes).lister.get(name)
    if (!node && name) this.#missing.set(name, (this.#missing.get(name) ?? new Set()).add(key))
    return node
  }

  async #apply(key: string, service: corev1.Service, plan: SlicePlan, at: number | undefined): Promise<void> {
    const ending = service.metadata.deletionTimestamp !== undefined
    try {
      // Nothing new for a service that is going: the garbage collector could miss it.
      const writes = ending ? { ...plan, create: [] } : plan
      await this.#writer.apply(key, service.metadata.namespace, writes, (metadata) => triggered(metadata, at))
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      const message = `Error updating Endpoint Slices for Service ${key}: ${text}`
      this.#context.recorder.event(service, 'Warning', 'FailedToUpdateEndpointSlices', message)
      throw error
    }
  }
}

/** With the time of the change the slice follows from, or without a former one's. */
function triggered<M extends Partial<ObjectMeta>>(metadata: M, at: number | undefined): M {
  const { [triggerTimeAnnotation]: _, ...annotations } = metadata.annotations ?? {}
  if (at === undefined) return { ...metadata, annotations }
  return { ...metadata, annotations: { ...annotations, [triggerTimeAnnotation]: formatTriggerTime(at) } }
}
