import type { corev1 } from '@orrery/api'
import type { Clock } from '@orrery/kit'
import type { ContainerStatus, Runtime } from '../runtime/contract.js'
import { isSidecar, type ProbeVerdicts } from '../status/container-view.js'
import { ContainerProber } from './container-prober.js'
import type { ProbeOutcome } from './probe-outcome.js'
import type { ProbeKind } from './probe-state.js'
import type { ProbeTarget } from './probe-target.js'
import { runProbe } from './run-probe.js'

export interface PodProberOptions {
  runtime: Runtime
  clock: Clock
  /** Records a warning about a container. */
  tell: (container: corev1.Container, reason: string, message: string) => void
  /** Some verdict changed. */
  changed: () => void
}

/** The probes of one container instance. Liveness and readiness begin when the startup probe has passed. */
interface Instance {
  probers: Map<ProbeKind, ContainerProber>
  begun: Set<ProbeKind>
}

const words: Readonly<Record<ProbeKind, string>> = { liveness: 'Liveness', readiness: 'Readiness', startup: 'Startup' }

/** The probes of one pod's running containers. */
export class PodProber implements ProbeVerdicts {
  readonly #options: PodProberOptions
  readonly #instances = new Map<string, Instance>()

  constructor(options: PodProberOptions) {
    this.#options = options
  }

  ready(id: string): boolean {
    const prober = this.#prober(id, 'readiness')
    return prober ? prober.verdict === 'success' : true
  }

  started(id: string): boolean {
    const prober = this.#prober(id, 'startup')
    return prober ? prober.verdict === 'success' : true
  }

  failed(id: string): 'liveness' | 'startup' | undefined {
    if (this.#prober(id, 'liveness')?.verdict === 'failure') return 'liveness'
    return this.#prober(id, 'startup')?.verdict === 'failure' ? 'startup' : undefined
  }

  /** Starts the probes of what runs, ends those of what does not. */
  update(pod: corev1.Pod, containers: readonly ContainerStatus[], podIp: string): void {
    const running = new Set<string>()
    const specs = [...pod.spec.containers, ...(pod.spec.initContainers ?? []).filter(isSidecar)]
    for (const status of containers) {
      const container = specs.find((one) => one.name === status.name)
      if (status.state !== 'running' || !container) continue
      running.add(status.id)
      this.#probe(pod, container, status, podIp)
    }
    for (const id of this.#instances.keys()) if (!running.has(id)) this.#end(id)
  }

  stop(): void {
    for (const id of this.#instances.keys()) this.#end(id)
  }

  #probe(pod: corev1.Pod, container: corev1.Container, status: ContainerStatus, podIp: string): void {
    const probes: readonly (readonly [ProbeKind, corev1.Probe | undefined])[] = [
      ['startup', container.startupProbe],
      ['readiness', container.readinessProbe],
      ['liveness', container.livenessProbe],
    ]
    for (const [kind, probe] of probes) {
      if (!probe) continue
      const instance = this.#instances.get(status.id) ?? { probers: new Map(), begun: new Set() }
      this.#instances.set(status.id, instance)
      const { runtime, clock } = this.#options
      const target = { pod, container, containerId: status.id, podIp, runtime, clock }
      const prober = instance.probers.get(kind) ?? this.#make(kind, probe, target, status)
      instance.probers.set(kind, prober)
      if (instance.begun.has(kind) || (kind !== 'startup' && !this.started(status.id))) continue
      instance.begun.add(kind)
      prober.start()
    }
  }

  #make(kind: ProbeKind, probe: corev1.Probe, target: ProbeTarget, status: ContainerStatus): ContainerProber {
    const { clock, changed } = this.#options
    return new ContainerProber({
      kind,
      probe,
      clock,
      startedAt: status.startedAt ?? status.createdAt,
      run: () => runProbe(target, probe),
      unhealthy: (outcome) => this.#tell(kind, target.container, outcome),
      changed,
    })
  }

  #tell(kind: ProbeKind, container: corev1.Container, { result, output }: ProbeOutcome): void {
    const what = result === 'error' ? 'probe errored and resulted in unknown state' : 'probe failed'
    this.#options.tell(container, 'Unhealthy', `${words[kind]} ${what}: ${output}`)
  }

  #prober(id: string, kind: ProbeKind): ContainerProber | undefined {
    return this.#instances.get(id)?.probers.get(kind)
  }

  #end(id: string): void {
    for (const prober of this.#instances.get(id)?.probers.values() ?? []) prober.stop()
    this.#instances.delete(id)
  }
}
