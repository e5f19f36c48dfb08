import { resources, type corev1 } from '@orrery/api'
import { createInformer, type ApiClient, type EventRecorder, type Informer } from '@orrery/client'
import type { Clock, Logger, Random, Startable } from '@orrery/kit'
import { NodeKeeper } from './node-status/node-keeper.js'
import { kubeletOptions, type KubeletOptions } from './options.js'
import { PodManager } from './pod-manager.js'
import { RuntimeMonitor } from './runtime-monitor.js'
import type { Runtime } from './runtime/contract.js'
import { KubeletServer } from './server/kubelet-server.js'
import { makeServices, type Services } from './services.js'
import { apiSource } from './sources/api-source.js'
import type { PodSource } from './sources/contract.js'

export interface KubeletInput {
  client: ApiClient
  clock: Clock
  random: Random
  logger: Logger
  recorder: EventRecorder
  runtime: Runtime
  options: Partial<KubeletOptions>
}

export interface Kubelet extends Startable {
  readonly options: KubeletOptions
  /** The port of its HTTP server; 0 without one. */
  readonly port: number
  /** The pods of the node as this kubelet sees them, newest status included. */
  pods(): corev1.Pod[]
}

/**
 * The agent of one node. `start` resolves when the node is registered and the pods bound to it are known; `stop` leaves
 * containers running, and the next kubelet of the same node takes them over. Started once.
 */
export function createKubelet(input: KubeletInput): Kubelet {
  return new NodeAgent({ ...input, options: kubeletOptions(input.options) })
}

class NodeAgent implements Kubelet {
  readonly options: KubeletOptions
  readonly #services: Services
  readonly #manager: PodManager
  readonly #monitor: RuntimeMonitor
  readonly #keeper: NodeKeeper
  readonly #server: KubeletServer
  readonly #nodes: Informer<corev1.Node>
  readonly #sources: readonly PodSource[]
  readonly #stopping = new AbortController()
  #networked = false
  /** The sources are synced, and orphans are still to be ended. */
  #synced = false
  #started: Promise<void> | undefined

  constructor(input: KubeletInput & { options: KubeletOptions }) {
    const { client, clock, random, logger, recorder, runtime, options } = input
    this.options = options
    this.#services = makeServices(input, () => this.#networked)
    this.#manager = new PodManager(this.#services, () => this.#keeper.node)
    this.#server = new KubeletServer(this.#services, this.#manager, () => this.#keeper.node)
    this.#monitor = new RuntimeMonitor({
      runtime,
      clock,
      logger,
      periodMs: options.relistPeriod,
      changed: (uid) => this.#manager.wake(uid),
      reachable: (yes) => this.#reachable(yes),
    })
    const health = (): RuntimeMonitor => this.#monitor
    const port = (): number => this.port
    this.#keeper = new NodeKeeper({ client, clock, random, logger, recorder, runtime, options, health, port })
    const { nodeName } = options
    const bySelector = (fieldSelector: string): Parameters<typeof createInformer>[1] => ({
      clock,
      random,
      logger,
      selectors: { fieldSelector },
    })
    this.#nodes = createInformer(client.resource(resources.corev1.nodes), bySelector(`metadata.name=${nodeName}`))
    const pods = createInformer(client.resource(resources.corev1.pods), bySelector(`spec.nodeName=${nodeName}`))
    this.#sources = [apiSource(pods)]
  }

  get port(): number {
    return this.#server.port
  }

  pods(): corev1.Pod[] {
    return this.#manager.pods()
  }

  start(): Promise<void> {
    this.#started ??= this.#start()
    return this.#started
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('the kubelet is stopping'))
    this.#monitor.stop()
    this.#manager.stop()
    this.#services.statuses.stop()
    this.#keeper.stop()
    await Promise.all([this.#nodes.stop(), this.#server.stop(), ...this.#sources.map((one) => one.stop())])
  }

  async #start(): Promise<void> {
    await this.#server.start()
    await this.#network()
    await this.#monitor.start()
    await this.#keeper.start(this.#stopping.signal)
    const seen = (node: corev1.Node): void => this.#observe(node)
    this.#nodes.addHandler({ onAdd: seen, onUpdate: seen })
    await this.#nodes.start()
    for (const source of this.#sources) source.connect(this.#manager)
    await Promise.all(this.#sources.map((one) => one.start()))
    this.#synced = true
    await this.#endOrphans()
  }

  /** Once, when every source has said what it has and the runtime answers. */
  async #endOrphans(): Promise<void> {
    if (!this.#synced) return
    try {
      await this.#manager.endOrphans()
      this.#synced = false
    } catch (error) {
      this.#services.logger.warn({ err: error }, 'orphans not ended')
    }
  }

  #observe(node: corev1.Node): void {
    this.#keeper.observe(node)
    void this.#network()
  }

  /** Pods that wait for a network go on. A failure is shown by the pods' sandboxes; the next node update tries again. */
  async #network(): Promise<void> {
    const cidr = this.options.podCidr || this.#keeper.node.spec.podCIDR
    if (this.#networked || !cidr) return
    try {
      await this.#services.runtime.setPodCidr(cidr)
      this.#networked = true
      this.#manager.wakeAll()
    } catch (error) {
      this.#services.logger.warn({ cidr, err: error }, 'pod network not made')
    }
  }

  #reachable(yes: boolean): void {
    void this.#keeper.update()
    if (!yes) return
    this.#manager.wakeAll()
    void this.#network()
    void this.#endOrphans()
  }
}
