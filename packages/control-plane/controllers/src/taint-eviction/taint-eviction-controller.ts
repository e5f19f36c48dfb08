import { isNotFound, resources, type corev1 } from '@orrery/api'
import { objectKey } from '@orrery/client'
import { timestamp } from '@orrery/kit'
import type { Again, Controller, ControllerContext } from '../framework/controller.js'
import { watch } from '../framework/watch.js'
import { observedGeneration, withPodCondition } from '../pods/conditions.js'
import { podsByNode } from '../pods/pod-indexes.js'
import { evictionDelay, noExecuteTaints } from './eviction-delay.js'

/** Deletes pods from nodes with NoExecute taints, each after as long as it tolerates them. */
export function taintEvictionController(context: ControllerContext): Controller {
  const pods = context.informers.of(resources.corev1.pods).lister
  const nodes = context.informers.of(resources.corev1.nodes).lister
  const evictor = new TaintEvictor(context)
  return {
    name: 'taint-eviction-controller',
    workers: 8,
    watches: [
      watch(resources.corev1.nodes, ({ object: node }) => {
        const concerned = noExecuteTaints(node).length > 0 || evictor.waiting
        return concerned ? pods.byIndex(podsByNode, node.metadata.name).map(objectKey) : []
      }),
      watch(resources.corev1.pods, ({ object: pod, type }) => {
        const node = nodes.get(pod.spec.nodeName ?? '')
        const concerned = type === 'deleted' ? evictor.waiting : node && noExecuteTaints(node).length > 0
        return concerned ? [objectKey(pod)] : []
      }),
    ],
    reconcile: (key) => evictor.reconcile(key),
  }
}

class TaintEvictor {
  readonly #context: ControllerContext
  /** Since when each pod has been waiting for its eviction, by key. */
  readonly #since = new Map<string, { uid: string; at: number }>()

  constructor(context: ControllerContext) {
    this.#context = context
  }

  get waiting(): boolean {
    return this.#since.size > 0
  }

  async reconcile(key: string): Promise<Again> {
    const { clock, informers, options } = this.#context
    const pod = informers.of(resources.corev1.pods).lister.get(key)
    const node = pod && informers.of(resources.corev1.nodes).lister.get(pod.spec.nodeName ?? '')
    const ending = pod?.metadata.deletionTimestamp !== undefined
    const taints = node ? noExecuteTaints(node) : []
    const delay = pod && !ending ? evictionDelay(pod, taints, options.defaultTolerationSeconds) * 1000 : Infinity
    if (!pod || delay === Infinity) {
      this.#cancel(key, pod, ending)
      return undefined
    }
    const started = this.#since.get(key)
    const at = started?.uid === pod.metadata.uid ? started.at : clock.monotonic()
    this.#since.set(key, { uid: pod.metadata.uid, at })
    const left = at + delay - clock.monotonic()
    if (left > 0) return { afterMs: left }
    await this.#evict(pod, key)
    this.#since.delete(key)
    return undefined
  }

  #cancel(key: string, pod: corev1.Pod | undefined, ending: boolean): void {
    if (!this.#since.delete(key) || !pod || ending) return
    this.#context.recorder.event(pod, 'Normal', 'TaintManagerEviction', `Cancelling deletion of Pod ${key}`)
  }

  async #evict(pod: corev1.Pod, key: string): Promise<void> {
    const { client, clock, recorder } = this.#context
    recorder.event(pod, 'Normal', 'TaintManagerEviction', `Marking for deletion Pod ${key}`)
    const status = withPodCondition(pod.status, {
      type: 'DisruptionTarget',
      ...observedGeneration(pod),
      status: 'True',
      lastTransitionTime: timestamp(clock),
      reason: 'DeletionByTaintManager',
      message: 'Taint manager: deleting due to NoExecute taint',
    })
    const api = client.resource(resources.corev1.pods, pod.metadata.namespace)
    try {
      await api.updateStatus({ ...pod, status })
      await api.delete(pod.metadata.name, { preconditions: { uid: pod.metadata.uid } })
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
}
