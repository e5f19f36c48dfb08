import { ApiError, isExpired, type ApiObject } from '@orrery/api'
import type { Clock, Logger, Random } from '@orrery/kit'
import type { ObjectList, ResourceClient, WatchEvent } from '../api-client.js'
import { listAll } from '../rest/list-all.js'
import { Backoff } from './backoff.js'
import { isTooLarge, nextAfter, type WatchEnd } from './watch-end.js'

export interface Selectors {
  labelSelector?: string
  fieldSelector?: string
}

export interface ReflectorOptions {
  clock: Clock
  random: Random
  logger: Logger
  selectors?: Selectors
}

/** What a reflector keeps equal to the server. Called in order, one at a time. */
export interface Mirror<T extends ApiObject> {
  replace(items: readonly T[]): void
  apply(type: 'ADDED' | 'MODIFIED' | 'DELETED', object: T): void
}

/** client-go asks the server to end a watch after 5 to 10 minutes, so that none hangs for ever. */
const watchSeconds = 300

/** How much longer than asked for a watch may last before the connection counts as dead. */
const deadlineSlackMs = 30_000

/** Lists, then watches, for ever; after a break resumes at the last revision it saw, bookmarks included. */
export class Reflector<T extends ApiObject> {
  readonly #resource: ResourceClient<T>
  readonly #mirror: Mirror<T>
  readonly #options: ReflectorOptions
  readonly #backoff: Backoff
  /** `0`: whatever the server has at hand will do for the first list. */
  #revision = '0'
  #unavailable = false

  constructor(resource: ResourceClient<T>, mirror: Mirror<T>, options: ReflectorOptions) {
    this.#resource = resource
    this.#mirror = mirror
    this.#options = options
    this.#backoff = new Backoff(options.clock, options.random)
  }

  /** Returns when the signal aborts; never throws. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#list(signal)
        if (signal.aborted) return
        await this.#follow(signal)
      } catch (error) {
        if (!signal.aborted) this.#options.logger.warn({ err: error }, 'list failed')
      }
      await this.#pause(signal)
    }
  }

  /** Watches until it has to list again. */
  async #follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const end = await this.#watch(signal)
      if (signal.aborted) return
      const next = nextAfter(end)
      if (end.error !== undefined) this.#options.logger.debug({ err: end.error, next }, 'watch ended')
      if (next === 'list') return
      if (next === 'pause') await this.#pause(signal)
    }
  }

  async #list(signal: AbortSignal): Promise<void> {
    let list: ObjectList<T>
    try {
      list = await this.#fetch(signal)
    } catch (error) {
      if (!isExpired(error) && !isTooLarge(error)) throw error
      this.#unavailable = true
      list = await this.#fetch(signal)
    }
    this.#unavailable = false
    this.#mirror.replace(list.items)
    this.#revision = list.metadata.resourceVersion ?? ''
  }

  /** At least as new as what was seen; whole where that revision is a true one, so that the server's cache answers. */
  #fetch(signal: AbortSignal): Promise<ObjectList<T>> {
    const resourceVersion = this.#unavailable ? '' : this.#revision
    const options = { ...this.#options.selectors, signal, ...(resourceVersion === '' ? {} : { resourceVersion }) }
    return resourceVersion === '' || resourceVersion === '0'
      ? listAll(this.#resource, options)
      : this.#resource.list(options)
  }

  async #watch(signal: AbortSignal): Promise<WatchEnd> {
    const { clock, random, selectors } = this.#options
    const begin = clock.monotonic()
    const seconds = Math.floor(watchSeconds * (1 + random.next()))
    const controller = new AbortController()
    const stop = (): void => controller.abort(signal.reason)
    signal.addEventListener('abort', stop)
    const dead = clock.after(seconds * 1_000 + deadlineSlackMs, () => controller.abort(new Error('watch hangs')))
    let events = 0
    const endOf = (error?: unknown): WatchEnd => ({ error, events, ms: clock.monotonic() - begin })
    try {
      const watch = this.#resource.watch({
        ...selectors,
        resourceVersion: this.#revision,
        allowWatchBookmarks: true,
        timeoutSeconds: seconds,
        signal: controller.signal,
      })
      for await (const event of watch) {
        if (signal.aborted) break
        this.#take(event)
        events++
      }
      return endOf()
    } catch (error) {
      return endOf(error)
    } finally {
      dead.cancel()
      signal.removeEventListener('abort', stop)
    }
  }

  #take(event: WatchEvent<T>): void {
    if (event.type === 'ERROR') throw new ApiError(event.object)
    if (event.type !== 'BOOKMARK') this.#mirror.apply(event.type, event.object)
    this.#revision = event.object.metadata.resourceVersion
  }

  async #pause(signal: AbortSignal): Promise<void> {
    try {
      await this.#options.clock.sleep(this.#backoff.next(), signal)
    } catch {
      // Stopped while pausing: the caller looks at the signal.
    }
  }
}
