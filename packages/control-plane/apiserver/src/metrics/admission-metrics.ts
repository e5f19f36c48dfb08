import { getOrMake, histogram, type Metric, type Observer } from '@orrery/kit'

/** Before an object is validated, or after. */
export type AdmissionType = 'admit' | 'validate'

/** Upstream's, in seconds. */
const bounds = [0.005, 0.025, 0.1, 0.5, 1, 2.5]

const of = 'broken out for each operation and API resource and'

/** Where the times of one pass through the plugins go. */
export interface PassMetrics {
  passed(plugin: string): Observer
  rejected(plugin: string): Observer
  step(rejected: boolean): Observer
}

/** How long admission takes, as a whole and plugin by plugin. */
export class AdmissionMetrics {
  readonly #plugins = histogram(
    'apiserver_admission_controller_admission_duration_seconds',
    `[STABLE] Admission controller latency histogram in seconds, identified by name and ${of} type (validate or admit).`,
    bounds,
  )
  readonly #steps = histogram(
    'apiserver_admission_step_admission_duration_seconds',
    `[STABLE] Admission sub-step latency histogram in seconds, ${of} step type (validate or admit).`,
    bounds,
  )
  readonly metrics: readonly Metric[] = [this.#plugins, this.#steps]
  readonly #known = new Map<string, PassMetrics>()

  /** Of one operation and type; the same each time. */
  pass(operation: string, type: AdmissionType): PassMetrics {
    return getOrMake(this.#known, operation + type, () => this.#made(operation, type))
  }

  #made(operation: string, type: AdmissionType): PassMetrics {
    const plugins = new Map<string, Observer>()
    const steps = new Map<boolean, Observer>()
    return {
      passed: (name) => getOrMake(plugins, name, () => this.#plugins.of({ name, operation, rejected: 'false', type })),
      rejected: (name) => this.#plugins.of({ name, operation, rejected: 'true', type }),
      step: (rejected) => getOrMake(steps, rejected, () => this.#steps.of({ operation, rejected: `${rejected}`, type })),
    }
  }
}
