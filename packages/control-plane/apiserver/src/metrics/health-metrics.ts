import { counter, exposition, measured, type Sample } from '@orrery/kit'

/** What checks of health said, for service levels; under `/metrics/slis`, as upstream. */
export class HealthMetrics {
  readonly #last = new Map<string, Sample>()
  readonly #gauge = measured(
    'gauge',
    'kubernetes_healthcheck',
    '[STABLE] This metric records the result of a single healthcheck.',
    () => this.#last.values(),
  )
  readonly #total = counter(
    'kubernetes_healthchecks_total',
    '[STABLE] This metric records the results of all healthcheck.',
  )

  /** `type`: the endpoint that asked. */
  checked(name: string, type: string, well: boolean): void {
    this.#last.set(`${name} ${type}`, { labels: { name, type }, value: well ? 1 : 0 })
    this.#total.of({ name, status: well ? 'success' : 'error', type }).add(1)
  }

  text(): string {
    return exposition(this.#gauge) + exposition(this.#total)
  }
}
