import type { corev1, discoveryv1 } from '@orrery/api'
import type { Informer } from '@orrery/client'
import type { Clock, Logger, Startable, Timer } from '@orrery/kit'
import type { ProxyBackend } from './backends/contract.js'
import { planServicePorts } from './model/plan-service-ports.js'

export interface ProxierOptions {
  /** Changes closer together than this are made real together (upstream's --iptables-min-sync-period). */
  minSyncPeriodMs: number
  /** Everything is compared with what stands at least this often (--iptables-sync-period). */
  syncPeriodMs: number
  /** How often it is checked that nobody took the rules away. */
  monitorPeriodMs: number
}

export const proxierDefaults: ProxierOptions = { minSyncPeriodMs: 20, syncPeriodMs: 30_000, monitorPeriodMs: 1000 }

export interface ProxierDependencies {
  services: Informer<corev1.Service>
  endpointSlices: Informer<discoveryv1.EndpointSlice>
  endpoints: Informer<corev1.Endpoints>
  backend: ProxyBackend
  clock: Clock
  logger: Logger
}

/**
 * Keeps a backend equal to what the API says. One sync runs at a time; what changes meanwhile is taken up by the next;
 * a failed one is tried again, waiting longer each time up to the sync period.
 */
export class Proxier implements Startable {
  readonly #needs: ProxierDependencies
  readonly #options: ProxierOptions
  #timers: Timer[] = []
  #pending: Timer | undefined
  #running: Promise<void> | undefined
  #dirty = false
  #failures = 0
  #stopped = true

  constructor(needs: ProxierDependencies, options: Partial<ProxierOptions> = {}) {
    this.#needs = needs
    this.#options = { ...proxierDefaults, ...options }
  }

  /** Resolves when the rules first are what the API says, or the first try has failed and another is due. */
  async start(): Promise<void> {
    if (!this.#stopped) return
    this.#stopped = false
    const { services, endpointSlices, endpoints } = this.#needs
    await Promise.all([services.start(), endpointSlices.start(), endpoints.start()])
    const changed = (): void => this.#schedule(this.#options.minSyncPeriodMs)
    const handler = { onAdd: changed, onUpdate: changed, onDelete: changed }
    services.addHandler(handler)
    endpointSlices.addHandler(handler)
    endpoints.addHandler(handler)
    this.#repeat(0, this.#options.syncPeriodMs, () => this.#schedule(0))
    this.#repeat(1, this.#options.monitorPeriodMs, () => void this.#monitor())
    this.#pending?.cancel()
    this.#pending = undefined
    await this.#sync()
  }

  /** Leaves the rules standing, as upstream does: traffic goes on while the proxy is replaced. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const timer of this.#timers) timer.cancel()
    this.#pending?.cancel()
    this.#pending = undefined
    await this.#running
    const { services, endpointSlices, endpoints } = this.#needs
    await Promise.all([services.stop(), endpointSlices.stop(), endpoints.stop()])
  }

  #repeat(slot: number, ms: number, fn: () => void): void {
    const again = (): void => {
      if (this.#stopped) return
      fn()
      this.#timers[slot] = this.#needs.clock.after(ms, again)
    }
    this.#timers[slot] = this.#needs.clock.after(ms, again)
  }

  #schedule(ms: number): void {
    if (this.#stopped || this.#pending !== undefined) return
    this.#pending = this.#needs.clock.after(ms, () => {
      this.#pending = undefined
      void this.#sync()
    })
  }

  #sync(): Promise<void> {
    this.#dirty = true
    this.#running ??= this.#syncUntilClean().finally(() => (this.#running = undefined))
    return this.#running
  }

  async #syncUntilClean(): Promise<void> {
    const { services, endpointSlices, endpoints, backend, logger } = this.#needs
    while (this.#dirty && !this.#stopped) {
      this.#dirty = false
      try {
        await backend.sync(
          planServicePorts(services.lister.list(), endpointSlices.lister.list(), endpoints.lister.list()),
        )
        this.#failures = 0
      } catch (error) {
        logger.error({ err: error }, 'rules could not be brought about')
        this.#schedule(Math.min(this.#options.syncPeriodMs, 500 * 2 ** this.#failures++))
        return
      }
    }
  }

  async #monitor(): Promise<void> {
    if (this.#stopped || this.#running !== undefined || (await this.#needs.backend.intact())) return
    this.#needs.logger.warn({}, 'rules were taken away by somebody else')
    this.#schedule(0)
  }
}
