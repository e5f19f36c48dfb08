import { exposition, getOrMake, processMetrics, type Clock, type Labels, type Metric, type Observer, type Value } from '@orrery/kit'
import type { Served } from '../registry/served.js'
import { AdmissionMetrics } from './admission-metrics.js'
import { AuthenticationMetrics } from './authentication-metrics.js'
import { HealthMetrics } from './health-metrics.js'
import { ListMetrics } from './list-metrics.js'
import { PodSecurityMetrics } from './pod-security-metrics.js'
import { labelsOf, pathLabels, seriesOf, type Counted } from './request-labels.js'
import { countOfEvents, requestMetrics } from './request-metrics.js'

/** The series of one sort of request, looked up once. */
interface Recorded {
  labels: Labels
  dryRun: string
  seconds: Observer
  indicator: Observer
  /** Of what reads alone. */
  replies: Observer | undefined
  open: Value | undefined
  byCode: Map<number, Value>
}

/** How a request was answered. */
export interface Answered {
  code: number
  seconds: number
  bytes: number
}

const reading: ReadonlySet<string> = new Set(['GET', 'LIST'])

/** What the server counts, under upstream's names. */
export class ServerMetrics {
  readonly authentication = new AuthenticationMetrics()
  readonly admission = new AdmissionMetrics()
  readonly health = new HealthMetrics()
  readonly lists = new ListMetrics()
  readonly podSecurity = new PodSecurityMetrics()
  readonly #requests = requestMetrics()
  readonly #known = new Map<Served, Map<string, Recorded>>()
  readonly #paths = new Map<string, Recorded>()
  readonly #events = new Map<Served, Observer>()
  readonly #bodies = new Map<Served, Map<string, Observer>>()
  readonly #deprecated = new Set<string>()
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

  /** A request for a resource. */
  answered(query: URLSearchParams, target: Counted, how: Answered): void {
    this.#count(this.#recorded(query, target), how)
  }

  /** A request for anything else, where that is counted. */
  answeredPath(path: string, method: string, how: Answered): void {
    const labels = pathLabels(path, method)
    if (!labels) return
    const key = `${labels['subresource']} ${labels['verb']}`
    this.#count(getOrMake(this.#paths, key, () => this.#record(labels, '', false)), how)
  }

  /** Long-running requests that are open. */
  longRunning(query: URLSearchParams, target: Counted): Value | undefined {
    return this.#recorded(query, target).open
  }

  /** A request that was refused so that others can be answered. */
  terminated(query: URLSearchParams, target: Counted, code: number): void {
    const series = seriesOf(query, target, this.#subresources)
    this.#requests.terminations.of({ code: `${code}`, ...labelsOf(target.served, series) }).add(1)
  }

  /** A version that is on its way out was asked for. */
  deprecated({ served, subresource }: Counted): void {
    const { group, version, plural: resource } = served.kind.ref
    const key = `${served.apiVersion}/${resource}/${subresource}`
    if (this.#deprecated.has(key) || (subresource !== '' && !this.#subresources.has(subresource))) return
    this.#deprecated.add(key)
    this.#requests.deprecated.of({ group, removed_release: '', resource, subresource, version }).add(1)
  }

  /** A body that came with a request. */
  body({ served, verb }: Counted, bytes: number): void {
    const { group, plural: resource } = served.kind.ref
    const ofResource = getOrMake(this.#bodies, served, () => new Map<string, Observer>())
    getOrMake(ofResource, verb, () => this.#requests.bodies.of({ group, resource, verb })).observe(bytes)
  }

  /** Sizes of events sent to those who watch a resource. */
  watchEvents(served: Served): Observer {
    const { group, version, plural: resource } = served.kind.ref
    return getOrMake(this.#events, served, () => this.#requests.eventSizes.of({ group, resource, version }))
  }

  text(): string {
    this.#process ??= processMetrics(this.#clock)
    const { authentication, admission, podSecurity, lists } = this
    const own = [authentication, admission, podSecurity, lists].flatMap(({ metrics }) => metrics)
    const all = [...Object.values(this.#requests), countOfEvents(this.#requests), ...own, ...this.#state, ...this.#process]
    return all.map((metric: Metric) => exposition(metric)).join('')
  }

  #count({ seconds, indicator, replies, byCode, labels, dryRun }: Recorded, how: Answered): void {
    seconds.observe(how.seconds)
    indicator.observe(how.seconds)
    replies?.observe(how.bytes)
    const known = byCode.get(how.code)
    if (known) return known.add(1)
    const { component = '', ...rest } = labels
    const requests = this.#requests.requests.of({ code: `${how.code}`, component, dry_run: dryRun, ...rest })
    byCode.set(how.code, requests)
    requests.add(1)
  }

  #recorded(query: URLSearchParams, target: Counted): Recorded {
    const series = seriesOf(query, target, this.#subresources)
    const key = `${series.verb} ${series.scope} ${series.subresource} ${series.dryRun}`
    const ofResource = getOrMake(this.#known, target.served, () => new Map<string, Recorded>())
    const longRunning = series.verb === 'WATCH' || series.verb === 'CONNECT'
    return getOrMake(ofResource, key, () => this.#record(labelsOf(target.served, series), series.dryRun, longRunning))
  }

  #record(labels: Labels, dryRun: string, longRunning: boolean): Recorded {
    const { component = '', ...rest } = labels
    const { durations, indicators, replies, longRunning: open } = this.#requests
    return {
      labels,
      dryRun,
      seconds: durations.of({ component, dry_run: dryRun, ...rest }),
      indicator: indicators.of(labels),
      replies: reading.has(labels['verb'] ?? '') ? replies.of(labels) : undefined,
      open: longRunning ? open.of(labels) : undefined,
      byCode: new Map(),
    }
  }
}
