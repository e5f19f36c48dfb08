import { counter, getOrMake, histogram, type Metric, type Observer, type Value } from '@orrery/kit'

/** Names that may be labels; all others are `other`, as upstream. */
const named: ReadonlySet<string> = new Set(['admin', 'client', 'kube_proxy'])

type Result = 'success' | 'failure'

const doubling = Array.from({ length: 15 }, (_, index) => 0.001 * 2 ** index)

/** Who showed who they are, and of what age their tokens were. */
export class AuthenticationMetrics {
  readonly #attempts = counter('authentication_attempts', '[ALPHA] Counter of authenticated attempts.')
  readonly #users = counter('authenticated_user_requests', '[ALPHA] Counter of authenticated requests broken out by username.')
  readonly #seconds = histogram(
    'authentication_duration_seconds',
    '[ALPHA] Authentication duration in seconds broken out by result.',
    doubling,
  )
  readonly #valid = counter(
    'serviceaccount_valid_tokens_total',
    '[ALPHA] Cumulative valid projected service account tokens used',
  )
  readonly #stale = counter(
    'serviceaccount_stale_tokens_total',
    '[ALPHA] Cumulative stale projected service account tokens used',
  )
  readonly metrics: readonly Metric[] = [this.#attempts, this.#users, this.#seconds, this.#valid, this.#stale]

  readonly #byUser = new Map<string, Value>()
  readonly #byResult = new Map<Result, { attempts: Value; seconds: Observer }>()

  constructor() {
    this.#valid.of({}).add(0)
    this.#stale.of({}).add(0)
  }

  succeeded(user: string, seconds: number): void {
    const username = named.has(user) ? user : 'other'
    getOrMake(this.#byUser, username, () => this.#users.of({ username })).add(1)
    this.#attempted('success', seconds)
  }

  failed(seconds: number): void {
    this.#attempted('failure', seconds)
  }

  /** A token that holds; stale where it should have been read anew. */
  tokenUsed(stale: boolean): void {
    const tokens = stale ? this.#stale : this.#valid
    tokens.of({}).add(1)
  }

  #attempted(result: Result, seconds: number): void {
    const known = getOrMake(this.#byResult, result, () => ({ attempts: this.#attempts.of({ result }), seconds: this.#seconds.of({ result }) }))
    known.attempts.add(1)
    known.seconds.observe(seconds)
  }
}
