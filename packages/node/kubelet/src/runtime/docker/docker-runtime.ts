import type { Duplex } from 'node:stream'
import Docker from 'dockerode'
import type { Clock } from '@orrery/kit'
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
import { mayLowerOomScore } from './capability.js'
import { ContainerList } from './container-list.js'
import { containerSpec } from './container-spec.js'
import { dialDirect, dialThrough } from './dial-pod.js'
import { subscribeEvents } from './docker-events.js'
import { dockerExec } from './docker-exec.js'
import { DockerImages } from './docker-images.js'
import { dockerLogs } from './docker-logs.js'
import { defaultPauseImage, socketOf, type DockerOptions } from './docker-options.js'
import { DockerStats } from './docker-stats.js'
import { answer, ask, engineStatus } from './engine-error.js'
import { hostCommands, type HostCommands } from './host-commands.js'
import { filterOf } from './labels.js'
import { PodNetwork } from './pod-network.js'
import { writeResolver } from './resolver.js'
import { sandboxSpec } from './sandbox-spec.js'

/** Real containers by a Docker engine: a pause container holds each pod's network, on a bridge of the node's own. */
export class DockerRuntime implements Runtime {
  readonly name = 'docker'
  readonly simulated = false
  readonly evented = false
  readonly dialOnly: boolean
  readonly #docker: Docker
  readonly #clock: Clock
  readonly #node: string
  readonly #pauseImage: string
  readonly #host: HostCommands
  readonly #throughNamespace: boolean
  readonly #images: DockerImages
  readonly #list: ContainerList
  readonly #network: PodNetwork
  readonly #stats: DockerStats
  readonly #lowOomScore = mayLowerOomScore()

  constructor(options: DockerOptions) {
    const { clock, logger, nodeName, engineNamespace } = options
    this.#docker = new Docker({ socketPath: socketOf(options.socketPath) })
    this.#clock = clock
    this.#node = nodeName
    this.#pauseImage = options.pauseImage ?? defaultPauseImage
    this.#host = hostCommands(engineNamespace)
    this.#throughNamespace = engineNamespace !== undefined
    this.dialOnly = options.dialOnly ?? (engineNamespace !== undefined || process.platform !== 'linux')
    this.#images = new DockerImages(this.#docker)
    this.#list = new ContainerList(this.#docker, nodeName, this.#images)
    this.#network = new PodNetwork(this.#docker, nodeName, this.#host, logger)
    this.#stats = new DockerStats(this.#docker)
  }

  async version(): Promise<RuntimeVersion> {
    const { Version } = await answer(this.#docker.version())
    return { version: Version }
  }

  setPodCidr(cidr: string): Promise<void> {
    return this.#network.ensure(cidr)
  }

  async runPodSandbox(config: SandboxConfig): Promise<string> {
    await this.#ensurePauseImage()
    const spec = sandboxSpec(config, {
      node: this.#node,
      network: this.#network.name,
      pauseImage: this.#pauseImage,
      lowOomScore: this.#lowOomScore,
    })
    const id = await this.#create(spec)
    await answer(this.#docker.getContainer(id).start())
    if (!config.hostNetwork) await this.#network.hairpin()
    if (config.dns) await writeResolver(this.#docker, id, config.dns)
    return id
  }

  async stopPodSandbox(id: string): Promise<void> {
    const own = (await this.#list.containers()).filter((one) => one.sandboxId === id && one.state === 'running')
    await Promise.all(own.map((one) => this.stopContainer(one.id, 0)))
    await this.stopContainer(id, 0)
  }

  async removePodSandbox(id: string): Promise<void> {
    const own = (await this.#list.containers()).filter((one) => one.sandboxId === id)
    await Promise.all(own.map((one) => this.removeContainer(one.id)))
    await this.removeContainer(id)
  }

  listPodSandboxes(filter?: PodFilter): Promise<Sandbox[]> {
    return this.#list.sandboxes(this.#network.name, filter)
  }

  createContainer(sandboxId: string, config: ContainerConfig): Promise<string> {
    return this.#create(containerSpec(config, { node: this.#node, sandboxId, lowOomScore: this.#lowOomScore }))
  }

  async startContainer(id: string): Promise<void> {
    await ask(this.#docker.getContainer(id).start(), [304])
  }

  async stopContainer(id: string, graceSeconds: number): Promise<void> {
    const container = this.#docker.getContainer(id)
    // 304, 404 and 409: it has ended, is gone, or never ran.
    if (graceSeconds <= 0) await ask(container.kill(), [304, 404, 409])
    else await ask(container.stop({ t: Math.ceil(graceSeconds) }), [304, 404])
  }

  async removeContainer(id: string): Promise<void> {
    await ask(this.#docker.getContainer(id).remove({ force: true, v: true }), [404, 409])
  }

  listContainers(filter?: PodFilter): Promise<ContainerStatus[]> {
    return this.#list.containers(filter)
  }

  pullImage(image: string): Promise<string> {
    return this.#images.pull(image)
  }

  imageStatus(image: string): Promise<ImageStatus | undefined> {
    return this.#images.status(image)
  }

  listImages(): Promise<ImageStatus[]> {
    return this.#images.list()
  }

  execSync(id: string, command: readonly string[], timeoutMs: number): Promise<ExecResult> {
    return dockerExec(this.#docker, this.#clock, id, command, timeoutMs)
  }

  logs(id: string, options?: LogOptions): AsyncIterable<LogEntry> {
    return dockerLogs(this.#docker, id, options)
  }

  async stats(filter?: PodFilter): Promise<ContainerStats[]> {
    return this.#stats.of(await this.#list.containers(filter))
  }

  async dial(podUid: string, port: number): Promise<Duplex> {
    const sandbox = (await this.listPodSandboxes({ podUid })).find((one) => one.ready)
    if (!sandbox) throw new RuntimeError('refused', 'connection refused')
    const host = sandbox.hostNetwork ? '127.0.0.1' : (sandbox.ips[0] ?? '')
    return this.#throughNamespace ? dialThrough(this.#host, host, port) : dialDirect(host, port)
  }

  subscribe(changed: (podUid: string) => void): () => void {
    return subscribeEvents(this.#docker, this.#clock, this.#node, changed)
  }

  async cleanup(): Promise<void> {
    const all = await answer(this.#docker.listContainers({ all: true, filters: filterOf(this.#node, undefined) }))
    await Promise.all(all.map((one) => this.removeContainer(one.Id)))
    await this.#network.remove()
  }

  async #ensurePauseImage(): Promise<void> {
    if (await this.#images.status(this.#pauseImage)) return
    try {
      await this.#images.pull(this.#pauseImage)
    } catch (error) {
      if (error instanceof RuntimeError && error.kind === 'unavailable') throw error
      const text = error instanceof Error ? error.message : String(error)
      throw new RuntimeError('refused', `failed to pull sandbox image "${this.#pauseImage}": ${text}`)
    }
  }

  /** A name that is taken is left over from an attempt that was cut short: it is removed first. */
  async #create(spec: Docker.ContainerCreateOptions): Promise<string> {
    try {
      return (await this.#docker.createContainer(spec)).id
    } catch (error) {
      if (engineStatus(error) !== 409) return (await answer(Promise.reject<Docker.Container>(error))).id
      await this.removeContainer(spec.name ?? '')
      return (await answer(this.#docker.createContainer(spec))).id
    }
  }
}
