import type { Clock, Logger, Timer } from '@orrery/kit'
import type { ContainerStatus, Runtime, Sandbox } from './runtime/contract.js'

export interface RuntimeMonitorOptions {
  runtime: Runtime
  clock: Clock
  logger: Logger
  /** Milliseconds between two looks where the runtime does not tell everything. */
  periodMs: number
  /** Something of the pod changed. */
  changed: (podUid: string) => void
  /** The runtime went away or came back. */
  reachable: (yes: boolean) => void
}

/** Learns what changes in the runtime: from its events, and by comparing lists (upstream's pod lifecycle event generator). */
export class RuntimeMonitor {
  readonly #options: RuntimeMonitorOptions
  #timer: Timer | undefined
  #unsubscribe: (() => void) | undefined
  #stopped = false
  #problem: string | undefined
  #seen = new Map<string, string>()

  constructor(options: RuntimeMonitorOptions) {
    this.#options = options
  }

  /** Why the node is not ready; empty when the runtime answers. */
  get problems(): readonly string[] {
    return this.#problem === undefined ? [] : [`container runtime is down: ${this.#problem}`]
  }

  async start(): Promise<void> {
    const { runtime, changed } = this.#options
    this.#unsubscribe = runtime.subscribe(changed)
    if (!runtime.evented) await this.#look()
  }

  stop(): void {
    this.#stopped = true
    this.#timer?.cancel()
    this.#unsubscribe?.()
  }

  async #look(): Promise<void> {
    const { runtime, clock, periodMs } = this.#options
    try {
      const [sandboxes, containers] = await Promise.all([runtime.listPodSandboxes(), runtime.listContainers()])
      this.#compare(statesByPod(sandboxes, containers))
      this.#reached(undefined)
    } catch (error) {
      this.#reached(error instanceof Error ? error.message : String(error))
    }
    if (!this.#stopped) this.#timer = clock.after(periodMs, () => void this.#look())
  }

  #compare(now: Map<string, string>): void {
    const before = this.#seen
    this.#seen = now
    for (const uid of new Set([...before.keys(), ...now.keys()])) {
      if (before.get(uid) !== now.get(uid)) this.#options.changed(uid)
    }
  }

  #reached(problem: string | undefined): void {
    const was = this.#problem
    this.#problem = problem
    if ((was === undefined) === (problem === undefined)) return
    const { logger, reachable } = this.#options
    if (problem === undefined) logger.info({}, 'container runtime is back')
    else logger.warn({ problem }, 'container runtime is down')
    reachable(problem === undefined)
  }
}

function statesByPod(sandboxes: readonly Sandbox[], containers: readonly ContainerStatus[]): Map<string, string> {
  const states = new Map<string, string[]>()
  const add = (uid: string, text: string): void => {
    states.set(uid, [...(states.get(uid) ?? []), text])
  }
  for (const { id, pod, ready, ips } of sandboxes) add(pod.uid, `${id} ${ready} ${ips.join(',')}`)
  for (const { id, pod, state } of containers) add(pod.uid, `${id} ${state}`)
  return new Map([...states].map(([uid, texts]) => [uid, texts.toSorted().join('\n')]))
}
