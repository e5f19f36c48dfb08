import type { corev1 } from '@orrery/api'
import type { Clock, Timer } from '@orrery/kit'
import { afterResult, initialState, type ProbeKind, type ProbeState } from './probe-state.js'
import type { ProbeOutcome } from './probe-outcome.js'

export interface ContainerProberOptions {
  kind: ProbeKind
  probe: corev1.Probe
  clock: Clock
  /** Milliseconds since the epoch when the container started. */
  startedAt: number
  run: () => Promise<ProbeOutcome>
  /** A try failed or could not be made. */
  unhealthy: (outcome: ProbeOutcome) => void
  /** The verdict changed. */
  changed: () => void
}

/**
 * Tries one probe of one container instance again and again. A startup probe ends at its first success; liveness and
 * startup probes end when they fail, since the instance is then killed.
 */
export class ContainerProber {
  readonly #options: ContainerProberOptions
  #state: ProbeState
  #timer: Timer | undefined
  #stopped = false

  constructor(options: ContainerProberOptions) {
    this.#options = options
    this.#state = initialState(options.kind)
  }

  get verdict(): ProbeState['verdict'] {
    return this.#state.verdict
  }

  start(): void {
    const { clock, probe, startedAt } = this.#options
    const due = startedAt + (probe.initialDelaySeconds ?? 0) * 1000
    this.#next(Math.max(0, due - clock.now()))
  }

  stop(): void {
    this.#stopped = true
    this.#timer?.cancel()
  }

  #next(ms: number): void {
    if (this.#stopped) return
    this.#timer = this.#options.clock.after(ms, () => void this.#try())
  }

  async #try(): Promise<void> {
    const { probe, run, unhealthy, changed } = this.#options
    const outcome = await run()
    if (this.#stopped) return
    if (outcome.result !== 'success') unhealthy(outcome)
    if (outcome.result !== 'error') {
      const before = this.#state.verdict
      this.#state = afterResult(this.#state, outcome.result, probe)
      if (before !== this.#state.verdict) changed()
    }
    if (!this.#finished()) this.#next((probe.periodSeconds ?? 10) * 1000)
  }

  #finished(): boolean {
    const { kind } = this.#options
    const { verdict } = this.#state
    return (kind === 'startup' && verdict === 'success') || (kind !== 'readiness' && verdict === 'failure')
  }
}
