import { isConflict, resources, type corev1 } from '@orrery/api'
import type { ApiClient, EventRecorder } from '@orrery/client'
import { timestamp, type Clock, type Logger, type Random, type Timer } from '@orrery/kit'
import type { KubeletOptions } from '../options.js'
import type { ImageStatus, Runtime, RuntimeVersion } from '../runtime/contract.js'
import { conditionEvent, type NodeHealth } from './conditions.js'
import { LeaseKeeper, leaseRenewMs } from './lease-keeper.js'
import { imaginedMachine, thisMachine, type Machine } from './machine.js'
import { differs, nodeObject, nodeStatus, type NodeInput } from './node-object.js'
import { registerNode } from './node-registration.js'

export interface NodeKeeperOptions {
  client: ApiClient
  clock: Clock
  random: Random
  logger: Logger
  recorder: EventRecorder
  runtime: Runtime
  options: KubeletOptions
  health: () => NodeHealth
  port: () => number
}

/** Registers the node and keeps its status and its Lease fresh. */
export class NodeKeeper {
  readonly #with: NodeKeeperOptions
  readonly #lease: LeaseKeeper
  readonly #machine: Machine
  readonly #timers = new Set<Timer>()
  #node: corev1.Node | undefined
  #reportedAt = 0
  #updating: Promise<void> | undefined
  #stopped = false

  constructor(options: NodeKeeperOptions) {
    this.#with = options
    this.#lease = new LeaseKeeper(options.client, options.clock)
    this.#machine = options.runtime.simulated ? imaginedMachine(options.options.nodeName) : thisMachine()
  }

  /** As last seen. Before the registration: as it will be. */
  get node(): corev1.Node {
    return this.#node ?? nodeObject(this.#inputWith(undefined, []))
  }

  /** What the server says of the node, from a watch. */
  observe(node: corev1.Node): void {
    this.#node = node
  }

  /** Tries until the server has the node (100 ms doubling to 7 s, as upstream), then begins to report. */
  async start(signal: AbortSignal): Promise<void> {
    const { clock, logger, options, recorder } = this.#with
    for (let wait = 100; ; wait = Math.min(wait * 2, 7000)) {
      try {
        await this.#register()
        break
      } catch (error) {
        logger.warn({ node: options.nodeName, err: error }, 'node not registered')
        await clock.sleep(wait, signal)
      }
    }
    recorder.event(this.#reference(), 'Normal', 'Starting', 'Starting kubelet.')
    for (const { type, status } of this.node.status.conditions ?? []) this.#tell(type, status)
    this.#every(leaseRenewMs, () => this.#renew())
    this.#every(options.nodeStatusUpdateFrequency, () => this.update())
    await this.#renew()
  }

  stop(): void {
    this.#stopped = true
    for (const timer of this.#timers) timer.cancel()
  }

  /** Computes the status and writes it when it changed or has not been written for long. Joins one under way. */
  update(): Promise<void> {
    this.#updating ??= this.#update().finally(() => (this.#updating = undefined))
    return this.#updating
  }

  async #register(): Promise<void> {
    const { client, clock, options } = this.#with
    const input = await this.#input()
    const found = options.registerNode
      ? await registerNode(client, nodeObject(input))
      : await client.resource(resources.corev1.nodes).get(options.nodeName)
    this.#node = found
    const status = nodeStatus(input, found.status)
    if (differs(status, found.status)) await this.#write(status)
    this.#reportedAt = clock.monotonic()
  }

  async #update(): Promise<void> {
    const { clock, logger, options } = this.#with
    const before = this.#node
    if (!before || this.#stopped) return
    try {
      const status = nodeStatus(await this.#input(), before.status)
      const due = clock.monotonic() - this.#reportedAt >= options.nodeStatusReportFrequency
      if (!due && !differs(status, before.status)) return
      await this.#write(status)
      this.#reportedAt = clock.monotonic()
      for (const { type, status: now } of status.conditions ?? []) {
        if (before.status.conditions?.find((one) => one.type === type)?.status !== now) this.#tell(type, now)
      }
    } catch (error) {
      logger.warn({ node: options.nodeName, err: error }, 'node status not written')
    }
  }

  async #write(status: corev1.NodeStatus): Promise<void> {
    const nodes = this.#with.client.resource(resources.corev1.nodes)
    try {
      this.#node = await nodes.updateStatus({ ...this.node, status })
    } catch (error) {
      if (!isConflict(error)) throw error
      const fresh = await nodes.get(this.node.metadata.name)
      this.#node = await nodes.updateStatus({ ...fresh, status: nodeStatus(await this.#input(), fresh.status) })
    }
  }

  async #renew(): Promise<void> {
    const { logger, options } = this.#with
    try {
      await this.#lease.renew(this.node)
    } catch (error) {
      logger.warn({ node: options.nodeName, err: error }, 'lease not renewed')
    }
  }

  async #input(): Promise<NodeInput> {
    const { runtime } = this.#with
    try {
      const [version, images] = await Promise.all([runtime.version(), runtime.listImages()])
      return this.#inputWith(version, images)
    } catch {
      return this.#inputWith(undefined, [])
    }
  }

  #inputWith(version: RuntimeVersion | undefined, images: readonly ImageStatus[]): NodeInput {
    const { options, health, port, runtime, clock } = this.#with
    const { dialOnly, name: runtimeName } = runtime
    const about = { options, machine: this.#machine, images, runtimeName, runtime: version, dialOnly }
    return { ...about, health: health(), port: port(), now: timestamp(clock) }
  }

  #tell(type: string, status: string): void {
    const event = conditionEvent(type, status)
    if (event === undefined) return
    const { recorder, options } = this.#with
    recorder.event(this.#reference(), 'Normal', event, `Node ${options.nodeName} status is now: ${event}`)
  }

  /** Upstream's kubelet gives the node's name for its uid in events. */
  #reference(): corev1.Node {
    const { node } = this
    return { ...node, apiVersion: 'v1', kind: 'Node', metadata: { ...node.metadata, uid: node.metadata.name } }
  }

  /** A period with up to 4 % of jitter, so that nodes started together do not report together. */
  #every(ms: number, work: () => Promise<void>): void {
    if (this.#stopped) return
    const timer = this.#with.clock.after(ms * (1 + this.#with.random.next() * 0.04), () => {
      this.#timers.delete(timer)
      void work().then(() => this.#every(ms, work))
    })
    this.#timers.add(timer)
  }
}
