import { exposition, processMetrics, type Clock, type Metric, type Observer, type Value } from '@orrery/kit'
import type { Served } from '../registry/served.js'
import { labelsOf, seriesOf, type Counted } from './request-labels.js'
import { requestMetrics } from './request-metrics.js'

/** The series of one sort of request, looked up once. */
interface Recorded {
  seconds: Observer
  open: Value
  byCode: Map<number, Value>
}

/** What the server counts, under upstream's names. */
export class ServerMetrics {
  readonly #requests = requestMetrics()
  readonly #known = new Map<Served, Map<string, Recorded>>()
  readonly #events = new Map<Served, Value>()
  readonly #subresources: ReadonlySet<string>
  readonly #state: readonly Metric[]
  readonly #clock: Clock
  #process: readonly Metric[] | undefined

  /** `subresources`: names that may be labels. `state`: what is read elsewhere. */
  constructor(clock: Clock, subresources: ReadonlySet<string>, state: readonly Metric[]) {
    this.#clock = clock
    this.#subresources = subresources
    this.#state = state
  }

  /** A request that was answered after so many seconds. */
  answered(query: URLSearchParams, target: Counted, code: number, seconds: number): void {
    const recorded = this.#recorded(query, target)
    recorded.seconds.observe(seconds)
    const known = recorded.byCode.get(code)
    if (known) return known.add(1)
    const series = seriesOf(query, target, this.#subresources)
    const requests = this.#requests.requests.of(labelsOf(target, series, `${code}`))
    recorded.byCode.set(code, requests)
    requests.add(1)
  }

  /** Long-running requests that are open. */
  longRunning(query: URLSearchParams, target: Counted): Value {
    return this.#recorded(query, target).open
  }

  /** Events sent to those who watch a resource. */
  watchEvents(served: Served): Value {
    const { group, version, plural: resource } = served.kind.ref
    const known = this.#events.get(served) ?? this.#requests.watchEvents.of({ group, version, resource })
    this.#events.set(served, known)
    return known
  }

  text(): string {
    this.#process ??= processMetrics(this.#clock)
    return [...Object.values(this.#requests), ...this.#state, ...this.#process].map((metric: Metric) => exposition(metric)).join('')
  }

  #recorded(query: URLSearchParams, target: Counted): Recorded {
    const series = seriesOf(query, target, this.#subresources)
    const key = `${series.verb} ${series.scope} ${series.subresource} ${series.dryRun}`
    const ofResource = this.#known.get(target.served) ?? new Map<string, Recorded>()
    this.#known.set(target.served, ofResource)
    const known = ofResource.get(key)
    if (known) return known
    const { component = '', dry_run: _, ...rest } = labelsOf(target, series)
    const recorded: Recorded = {
      seconds: this.#requests.durations.of(labelsOf(target, series)),
      open: this.#requests.longRunning.of({ component, ...rest }),
      byCode: new Map(),
    }
    ofResource.set(key, recorded)
    return recorded
  }
}
