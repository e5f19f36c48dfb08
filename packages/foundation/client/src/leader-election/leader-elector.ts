import { isNotFound, resources, type coordinationv1 } from '@orrery/api'
import { microTimestamp, silentLogger, type Clock, type Logger, type Random, type Startable } from '@orrery/kit'
import type { ApiClient, ResourceClient } from '../api-client.js'
import { claimLease, electionTimes, releasedLease, type ElectionTimes } from './election.js'

export interface LeaderElectorOptions {
  /** Where the lease is; upstream's components use kube-system. */
  namespace: string
  /** The lease's name: `kube-scheduler`. */
  name: string
  /** Unique among the candidates. */
  identity: string
  /** Runs while this candidate leads. Must return soon after the signal aborts; only then others may follow. */
  lead(signal: AbortSignal): Promise<void>
  clock: Clock
  random: Random
  logger?: Logger
  times?: ElectionTimes
}

/** `start` begins to compete and does not wait for the lead; `stop` ends the lead and frees the lease. */
export interface LeaderElector extends Startable {
  readonly leading: boolean
}

/** client-go's: pauses between attempts to acquire are longer by up to this share. */
const jitter = 1.2

class LeaseElector implements LeaderElector {
  readonly #options: LeaderElectorOptions
  readonly #times: ElectionTimes
  readonly #logger: Logger
  readonly #leases: ResourceClient<coordinationv1.Lease>
  #lease: coordinationv1.Lease | undefined
  #seenAt = 0
  #controller: AbortController | undefined
  #over: Promise<void> = Promise.resolve()
  leading = false

  constructor(client: ApiClient, options: LeaderElectorOptions) {
    this.#options = options
    this.#times = options.times ?? electionTimes
    this.#logger = options.logger ?? silentLogger
    this.#leases = client.resource(resources.coordinationv1.leases, options.namespace)
  }

  start(): Promise<void> {
    if (!this.#controller) {
      this.#controller = new AbortController()
      this.#over = this.#compete(this.#controller.signal)
    }
    return Promise.resolve()
  }

  async stop(): Promise<void> {
    this.#controller?.abort(new DOMException('the elector was stopped', 'AbortError'))
    this.#controller = undefined
    await this.#over
  }

  async #compete(signal: AbortSignal): Promise<void> {
    const { clock, random } = this.#options
    while (!signal.aborted) {
      if (await this.#claim()) await this.#reign(signal)
      if (signal.aborted) return
      const pause = this.#times.retryPeriodMs * (1 + random.next() * jitter)
      await clock.sleep(pause, signal).catch(() => {})
    }
  }

  /** Leads until the lease cannot be renewed, `lead` returns or the elector stops. */
  async #reign(signal: AbortSignal): Promise<void> {
    const reign = new AbortController()
    this.leading = true
    this.#logger.info({ lease: this.#options.name }, 'became leader')
    const until = new AbortController()
    const end = (): void => until.abort()
    signal.addEventListener('abort', end)
    const leading = this.#options.lead(reign.signal).catch((error: unknown) => {
      this.#logger.error({ err: error }, 'leading failed')
    })
    void leading.then(end)
    await this.#renew(until.signal)
    signal.removeEventListener('abort', end)
    this.leading = false
    this.#logger.info({ lease: this.#options.name }, 'stopped leading')
    reign.abort(new DOMException('no longer the leader', 'AbortError'))
    await leading
    await this.#release()
  }

  /**
   * Returns when the elector stops, another one leads, or no renewal succeeded within the deadline, which is counted,
   * as in client-go, from the first attempt after the last success.
   */
  async #renew(signal: AbortSignal): Promise<void> {
    const { clock } = this.#options
    const { retryPeriodMs, renewDeadlineMs } = this.#times
    let deadline: number | undefined
    for (;;) {
      await clock.sleep(retryPeriodMs, signal).catch(() => {})
      if (signal.aborted) return
      deadline ??= clock.monotonic() + renewDeadlineMs
      const left = deadline - clock.monotonic()
      if (left <= 0) return
      if (await this.#within(left, signal)) deadline = undefined
      else if (!this.#holds()) return
    }
  }

  /** Whether a claim succeeded in time; a request that hangs is not waited for. */
  async #within(ms: number, signal: AbortSignal): Promise<boolean> {
    const done = new AbortController()
    const stop = (): void => done.abort()
    signal.addEventListener('abort', stop)
    const late = this.#options.clock.sleep(ms, done.signal).then(
      () => false,
      () => false,
    )
    const won = await Promise.race([this.#claim(), late])
    stop()
    signal.removeEventListener('abort', stop)
    return won
  }

  #holds(): boolean {
    return this.#lease?.spec.holderIdentity === this.#options.identity
  }

  /** Looks at the lease and takes or renews it if it may. Never throws. */
  async #claim(): Promise<boolean> {
    const { identity, clock } = this.#options
    try {
      await this.#look()
      const spec = claimLease({
        identity,
        lease: this.#lease?.spec,
        unchangedMs: clock.monotonic() - this.#seenAt,
        leaseDurationMs: this.#times.leaseDurationMs,
        time: microTimestamp(clock),
      })
      if (spec) await this.#write(spec)
      return spec !== undefined
    } catch (error) {
      this.#logger.warn({ err: error, lease: this.#options.name }, 'lease not acquired')
      return false
    }
  }

  async #look(): Promise<void> {
    const before = this.#lease?.metadata.resourceVersion
    try {
      this.#lease = await this.#leases.get(this.#options.name)
    } catch (error) {
      if (!isNotFound(error)) throw error
      this.#lease = undefined
    }
    if (this.#lease?.metadata.resourceVersion !== before) this.#seenAt = this.#options.clock.monotonic()
  }

  async #write(spec: coordinationv1.LeaseSpec): Promise<void> {
    const { name, clock } = this.#options
    this.#lease = this.#lease
      ? await this.#leases.update({ ...this.#lease, spec })
      : await this.#leases.create({ metadata: { name }, spec })
    this.#seenAt = clock.monotonic()
  }

  async #release(): Promise<void> {
    if (!this.#lease || !this.#holds()) return
    try {
      await this.#write(releasedLease(this.#lease.spec, microTimestamp(this.#options.clock)))
    } catch (error) {
      this.#logger.warn({ err: error, lease: this.#options.name }, 'lease not released')
    }
  }
}

export function createLeaderElector(client: ApiClient, options: LeaderElectorOptions): LeaderElector {
  return new LeaseElector(client, options)
}
