import type { Clock } from '@orrery/kit'
import type { AdmissionType, PassMetrics } from '../metrics/admission-metrics.js'
import type { Services } from '../services.js'
import type { Attributes } from './attributes.js'

/** Measures a pass through the plugins: how long each takes, and all of them. */
export class Timing {
  readonly #clock: Clock
  readonly #pass: PassMetrics
  readonly #started: number
  #last: number

  constructor(type: AdmissionType, { operation }: Attributes, { clock, metrics }: Services) {
    this.#clock = clock
    this.#pass = metrics.admission.pass(operation, type)
    this.#started = clock.monotonic()
    this.#last = this.#started
  }

  /** The next plugin has nothing against it. */
  passed(plugin: string): void {
    this.#pass.passed(plugin).observe(this.#taken())
  }

  /** The next plugin refuses, which ends the pass. */
  rejected(plugin: string): void {
    this.#pass.rejected(plugin).observe(this.#taken())
    this.#end(true)
  }

  /** No plugin is left. */
  done(): void {
    this.#end(false)
  }

  #taken(): number {
    const before = this.#last
    this.#last = this.#clock.monotonic()
    return (this.#last - before) / 1000
  }

  #end(rejected: boolean): void {
    this.#pass.step(rejected).observe((this.#last - this.#started) / 1000)
  }
}
