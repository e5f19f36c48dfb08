import { counter, type Metric } from '@orrery/kit'

/** A pod, or what makes pods, judged by a level. */
export interface Evaluation {
  decision: 'allow' | 'deny'
  mode: 'enforce' | 'warn'
  level: string
  /** `latest`, `v1.30`, or `future` for a minor that is not yet. */
  version: string
  operation: 'create' | 'update'
  resource: 'pod' | 'controller'
  subresource: string
}

/** How pods were judged by the Pod Security Standards. */
export class PodSecurityMetrics {
  readonly #evaluations = counter(
    'pod_security_evaluations_total',
    '[ALPHA] Number of policy evaluations that occurred, not counting ignored or exempt requests.',
  )
  readonly metrics: readonly Metric[] = [this.#evaluations]

  constructor() {
    for (const operation of ['create', 'update'] as const) {
      const usual = { decision: 'allow', mode: 'enforce', level: 'privileged', version: 'latest', resource: 'pod', subresource: '' } as const
      this.#of({ ...usual, operation }).add(0)
    }
  }

  evaluated(evaluation: Evaluation): void {
    this.#of(evaluation).add(1)
  }

  #of({ decision, mode, level, version, operation, resource, subresource }: Evaluation): { add(amount: number): void } {
    return this.#evaluations.of({
      decision,
      mode,
      policy_level: level,
      policy_version: version,
      request_operation: operation,
      resource,
      subresource,
    })
  }
}
