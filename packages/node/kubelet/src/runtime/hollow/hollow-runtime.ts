import type { Duplex } from 'node:stream'
import type { Clock, Random } from '@orrery/kit'
import {
  RuntimeError,
  type ContainerConfig,
  type ContainerStats,
  type ContainerStatus,
  type ExecResult,
  type ImageStatus,
  type LogEntry,
  type LogOptions,
  type PodFilter,
  type Runtime,
  type RuntimeVersion,
  type Sandbox,
  type SandboxConfig,
} from '../contract.js'
import { AddressPool } from './address-pool.js'
import { HollowContainer } from './hollow-container.js'
import { HollowImages } from './hollow-images.js'
import { HttpConnection } from './http-connection.js'

export interface HollowOptions {
  clock: Clock
  random: Random
  /** How long the first pull of an image takes. */
  pullMs?: number
}

interface HollowSandbox {
  sandbox: Sandbox
  containers: Map<string, HollowContainer>
}

/** Imagined containers that live, print, listen and die in the time of the given clock. */
export class HollowRuntime implements Runtime {
  readonly name = 'hollow'
  readonly simulated = true
  readonly dialOnly = true
  readonly evented = true
  readonly #clock: Clock
  readonly #random: Random
  readonly #images: HollowImages
  readonly #pods = new Map<string, Map<string, HollowSandbox>>()
  readonly #owner = new Map<string, HollowSandbox>()
  readonly #containers = new Map<string, HollowContainer>()
  readonly #listeners = new Set<(podUid: string) => void>()
  #addresses: AddressPool | undefined

  constructor(options: HollowOptions) {
    this.#clock = options.clock
    this.#random = options.random
    this.#images = new HollowImages(options.clock, options.pullMs ?? 0)
  }

  version(): Promise<RuntimeVersion> {
    return Promise.resolve({ version: '0.1.0' })
  }

  setPodCidr(cidr: string): Promise<void> {
    this.#addresses ??= new AddressPool(cidr)
    return Promise.resolve()
  }

  async runPodSandbox(config: SandboxConfig): Promise<string> {
    const id = this.#id()
    const { pod, attempt, hostNetwork } = config
    const ips = hostNetwork ? [] : [this.#address()]
    const sandbox: Sandbox = { id, pod, attempt, ready: true, hostNetwork, createdAt: this.#clock.now(), ips }
    const entry: HollowSandbox = { sandbox, containers: new Map() }
    this.#owner.set(id, entry)
    const siblings = this.#pods.get(pod.uid) ?? new Map<string, HollowSandbox>()
    this.#pods.set(pod.uid, siblings.set(id, entry))
    this.#tell(pod.uid)
    return id
  }

  async stopPodSandbox(id: string): Promise<void> {
    const entry = this.#owner.get(id)
    if (!entry?.sandbox.ready) return
    const { ips } = entry.sandbox
    entry.sandbox = { ...entry.sandbox, ready: false, ips: [] }
    for (const container of entry.containers.values()) container.end(137)
    for (const ip of ips) this.#addresses?.release(ip)
    this.#tell(entry.sandbox.pod.uid)
  }

  async removePodSandbox(id: string): Promise<void> {
    await this.stopPodSandbox(id)
    const entry = this.#owner.get(id)
    if (!entry) return
    const { uid } = entry.sandbox.pod
    for (const containerId of entry.containers.keys()) this.#containers.delete(containerId)
    this.#owner.delete(id)
    const siblings = this.#pods.get(uid)
    siblings?.delete(id)
    if (siblings?.size === 0) this.#pods.delete(uid)
    this.#tell(uid)
  }

  listPodSandboxes(filter?: PodFilter): Promise<Sandbox[]> {
    return Promise.resolve(this.#entries(filter).map((entry) => entry.sandbox))
  }

  async createContainer(sandboxId: string, config: ContainerConfig): Promise<string> {
    const entry = this.#owner.get(sandboxId)
    if (!entry?.sandbox.ready) throw new RuntimeError('not-found', `sandbox ${sandboxId} is not running`)
    if (!this.#images.status(config.image)) throw new RuntimeError('not-found', `No such image: ${config.image}`)
    const id = this.#id()
    const container = new HollowContainer(this.#clock, config, id, sandboxId, () => this.#tell(config.pod.uid))
    entry.containers.set(id, container)
    this.#containers.set(id, container)
    this.#tell(config.pod.uid)
    return id
  }

  async startContainer(id: string): Promise<void> {
    this.#container(id).start()
  }

  async stopContainer(id: string, graceSeconds: number): Promise<void> {
    await this.#containers.get(id)?.stop(graceSeconds * 1000)
  }

  async removeContainer(id: string): Promise<void> {
    const container = this.#containers.get(id)
    if (!container) return
    container.end(137)
    this.#containers.delete(id)
    this.#owner.get(container.status.sandboxId)?.containers.delete(id)
    this.#tell(container.config.pod.uid)
  }

  listContainers(filter?: PodFilter): Promise<ContainerStatus[]> {
    return Promise.resolve(this.#entries(filter).flatMap((entry) => [...entry.containers.values()].map((one) => one.status)))
  }

  pullImage(image: string): Promise<string> {
    return this.#images.pull(image)
  }

  imageStatus(image: string): Promise<ImageStatus | undefined> {
    return Promise.resolve(this.#images.status(image))
  }

  listImages(): Promise<ImageStatus[]> {
    return Promise.resolve(this.#images.list())
  }

  async execSync(id: string, command: readonly string[], timeoutMs: number): Promise<ExecResult> {
    const container = this.#container(id)
    if (!container.running) throw new RuntimeError('refused', `container ${id} is not running`)
    return container.exec(command, timeoutMs)
  }

  async *logs(id: string, options?: LogOptions): AsyncGenerator<LogEntry> {
    yield* this.#container(id).logs.read(options)
  }

  async stats(filter?: PodFilter): Promise<ContainerStats[]> {
    const running = (await this.listContainers(filter)).filter((one) => one.state === 'running')
    const idle = { cpuNanoCores: 0, cpuCoreNanoSeconds: 0, memoryWorkingSetBytes: 0, memoryUsageBytes: 0 }
    return running.map(({ id, pod, name }) => ({ id, pod, name, ...idle }))
  }

  async dial(podUid: string, port: number): Promise<Duplex> {
    const listening = this.#entries({ podUid })
      .flatMap((entry) => [...entry.containers.values()])
      .find((one) => one.running && one.config.ports.includes(port))
    if (!listening) throw new RuntimeError('refused', 'connection refused')
    const { config, behaviour } = listening
    return new HttpConnection(() => ({ status: behaviour.httpStatus, body: `${config.pod.name}\n` }))
  }

  subscribe(changed: (podUid: string) => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  async cleanup(): Promise<void> {
    for (const id of this.#owner.keys()) await this.removePodSandbox(id)
  }

  #entries(filter?: PodFilter): HollowSandbox[] {
    if (filter?.podUid === undefined) return [...this.#owner.values()]
    return [...(this.#pods.get(filter.podUid)?.values() ?? [])]
  }

  #container(id: string): HollowContainer {
    const container = this.#containers.get(id)
    if (!container) throw new RuntimeError('not-found', `No such container: ${id}`)
    return container
  }

  #address(): string {
    if (!this.#addresses) throw new RuntimeError('refused', 'the node has no range of pod addresses yet')
    const address = this.#addresses.take()
    if (address === undefined) throw new RuntimeError('refused', 'no available addresses in the range of the node')
    return address
  }

  #id(): string {
    return Buffer.from(this.#random.bytes(32)).toString('hex')
  }

  #tell(podUid: string): void {
    for (const listener of this.#listeners) listener(podUid)
  }
}
