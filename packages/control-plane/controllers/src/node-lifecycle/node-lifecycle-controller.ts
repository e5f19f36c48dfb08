import { ApiError, resources, type corev1 } from '@orrery/api'
import { timestamp } from '@orrery/kit'
import type { Again, Change, Controller, ControllerContext } from '../framework/controller.js'
import { watch } from '../framework/watch.js'
import { isPodReady } from '../pods/conditions.js'
import { podsByNode } from '../pods/pod-indexes.js'
import { readyStatus } from '../nodes/node-conditions.js'
import { desiredTaints, hasNoExecute, noExecuteKeyOf } from './desired-taints.js'
import { EvictionLimiter } from './eviction-limiter.js'
import { markPodsNotReady } from './mark-pods.js'
import { lostConditions, observeNode, type NodeHealth } from './node-health.js'
import { allDisrupted, evictionRate, zoneOf } from './zone-state.js'

const leaseNamespace = 'kube-node-lease'
/** The key under which contact with the server is checked; no node is named so. */
const contactKey = '/contact'

/** Notices nodes that fall silent, says so in their conditions and pods, and keeps the taints that go with conditions. */
export function nodeLifecycleController(context: ControllerContext): Controller {
  const nodes = context.informers.of(resources.corev1.nodes).lister
  const reconciler = new NodeLifecycle(context)
  return {
    name: 'node-lifecycle-controller',
    workers: 8,
    watches: [
      watch(resources.corev1.nodes),
      watch(resources.coordinationv1.leases, () => []),
      watch(resources.corev1.pods, (change) => reconciler.keysOfPod(change)),
    ],
    periods: [
      {
        everyMs: context.options.nodeMonitorPeriodMs,
        keys: () => [contactKey, ...nodes.list().map((node) => node.metadata.name)],
      },
    ],
    reconcile: (key) => (key === contactKey ? reconciler.checkContact() : reconciler.reconcile(key)),
  }
}

class NodeLifecycle {
  readonly #context: ControllerContext
  readonly #health = new Map<string, NodeHealth>()
  readonly #known = new Map<string, corev1.Node>()
  readonly #limiter: EvictionLimiter
  /** Without contact nothing is heard of any node, and that says nothing of the nodes. */
  #cutOff = false
  /** When the server was asked for a sign of life that it has not given yet. */
  #askedAt: number | undefined

  constructor(context: ControllerContext) {
    this.#context = context
    this.#limiter = new EvictionLimiter(context.clock)
  }

  /** A pod that claims to be ready on a node that is silent. */
  keysOfPod({ type, object: pod }: Change<corev1.Pod>): string[] {
    const name = pod.spec.nodeName
    if (type === 'deleted' || !name || !isPodReady(pod)) return []
    const node = this.#nodes().get(name)
    return node && readyStatus(node) === 'Unknown' ? [name] : []
  }

  /** After a time without contact every node is given its whole grace anew, as by a controller that just started. */
  async checkContact(): Promise<Again> {
    this.#askedAt = this.#context.clock.now()
    try {
      await this.#context.client.resource(resources.corev1.namespaces).get(leaseNamespace)
      if (this.#isBlind()) this.#health.clear()
      this.#cutOff = false
    } catch (error) {
      this.#cutOff ||= this.#isBlind() || !(error instanceof ApiError)
      throw error
    } finally {
      this.#askedAt = undefined
    }
    return undefined
  }

  /** The server refuses connections, or has let a question wait for longer than the time between two of them. */
  #isBlind(): boolean {
    const waited = this.#askedAt === undefined ? 0 : this.#context.clock.now() - this.#askedAt
    return this.#cutOff || waited > this.#context.options.nodeMonitorPeriodMs
  }

  async reconcile(name: string): Promise<Again> {
    const cached = this.#nodes().get(name)
    this.#register(name, cached)
    if (!cached) return undefined
    const node = await this.#checkHealth(cached)
    if (readyStatus(node) === 'Unknown') {
      const pods = this.#context.informers.of(resources.corev1.pods).lister.byIndex(podsByNode, name)
      await markPodsNotReady(this.#context, pods)
    }
    return await this.#taint(node)
  }

  #register(name: string, node: corev1.Node | undefined): void {
    const { recorder } = this.#context
    const known = this.#known.get(name)
    if (node && known?.metadata.uid === node.metadata.uid) return
    if (known) {
      recorder.event(known, 'Normal', 'RemovingNode', `Node ${name} event: Removing Node ${name} from Controller`)
      this.#known.delete(name)
      this.#health.delete(name)
    }
    if (!node) return
    this.#known.set(name, node)
    recorder.event(node, 'Normal', 'RegisteredNode', `Node ${name} event: Registered Node ${name} in Controller`)
  }

  async #checkHealth(node: corev1.Node): Promise<corev1.Node> {
    const { clock, client, informers, options, recorder } = this.#context
    const { name } = node.metadata
    const lease = informers.of(resources.coordinationv1.leases).lister.get(`${leaseNamespace}/${name}`)
    const health = observeNode(this.#health.get(name), node, lease, clock.now())
    this.#health.set(name, health)
    const before = readyStatus(node)
    const grace = before === undefined ? options.nodeStartupGracePeriodMs : options.nodeMonitorGracePeriodMs
    const overdue = !this.#isBlind() && clock.now() > health.heardAt + grace
    const conditions = overdue ? lostConditions(node, timestamp(clock)) : undefined
    if (!conditions) return node
    const status = { ...node.status, conditions }
    const written = await client.resource(resources.corev1.nodes).updateStatus({ ...node, status })
    if (before === 'True') {
      recorder.event(node, 'Normal', 'NodeNotReady', `Node ${name} status is now: NodeNotReady`)
    }
    return written
  }

  async #taint(node: corev1.Node): Promise<Again> {
    const { client, clock } = this.#context
    const { key, again } = this.#noExecute(node)
    const taints = desiredTaints(node, key, timestamp(clock))
    if (!taints) return again
    const { name, resourceVersion } = node.metadata
    const patch = { metadata: { resourceVersion }, spec: { taints: taints.length > 0 ? taints : null } }
    await client.resource(resources.corev1.nodes).patch(name, 'merge', patch)
    return again
  }

  /** New NoExecute taints are given out slowly, and none while no node anywhere is ready. */
  #noExecute(node: corev1.Node): { key: string | undefined; again: Again } {
    const key = noExecuteKeyOf(node)
    const nodes = this.#nodes().list()
    if (!key || allDisrupted(nodes, this.#context.options)) return { key: undefined, again: undefined }
    if (hasNoExecute(node)) return { key, again: undefined }
    const zone = zoneOf(node)
    const wait = this.#limiter.acquire(zone, evictionRate(zone, nodes, this.#context.options))
    if (wait === 0) return { key, again: undefined }
    return { key: undefined, again: wait === undefined ? undefined : { afterMs: wait } }
  }

  #nodes() {
    return this.#context.informers.of(resources.corev1.nodes).lister
  }
}
