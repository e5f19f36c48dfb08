import { isConflict, isNotFound, resources, type corev1 } from '@orrery/api'
import type { ApiClient } from '@orrery/client'
import type { Clock, Logger, Timer } from '@orrery/kit'
import { ownConditions } from './conditions.js'

interface Entry {
  pod: corev1.Pod
  status: corev1.PodStatus | undefined
  /** The status as last acknowledged by the server, as JSON. */
  written: string | undefined
  /** Deletes the object for good when the status is written. */
  finish: boolean
  busy: boolean
  failures: number
  timer: Timer | undefined
  /** Told when nothing is left to write. */
  gone: () => void
}

/**
 * Writes pods' statuses, each only when it changed, the newest only, one write at a time for a pod. Tries for ever
 * (1 s doubling to 10 s) while the server is away; forgets a pod the server does not know.
 */
export class StatusWriter {
  readonly #client: ApiClient
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #entries = new Map<string, Entry>()
  #stopped = false

  constructor(client: ApiClient, clock: Clock, logger: Logger) {
    this.#client = client
    this.#clock = clock
    this.#logger = logger
  }

  /** The status this kubelet last decided on: newer than the server's while the server is away. */
  current(podUid: string): corev1.PodStatus | undefined {
    return this.#entries.get(podUid)?.status
  }

  set(pod: corev1.Pod, status: corev1.PodStatus): void {
    const entry = this.#entry(pod)
    entry.status = status
    this.#schedule(entry, 0)
  }

  /** Writes what is left, then deletes the object with no grace. */
  finish(pod: corev1.Pod, gone: () => void): void {
    const entry = this.#entry(pod)
    entry.finish = true
    entry.gone = gone
    this.#schedule(entry, 0)
  }

  forget(podUid: string): void {
    this.#entries.get(podUid)?.timer?.cancel()
    this.#entries.delete(podUid)
  }

  stop(): void {
    this.#stopped = true
    for (const entry of this.#entries.values()) entry.timer?.cancel()
  }

  #entry(pod: corev1.Pod): Entry {
    const { uid } = pod.metadata
    const fresh: Entry = {
      pod,
      status: undefined,
      written: undefined,
      finish: false,
      busy: false,
      failures: 0,
      timer: undefined,
      gone: () => {},
    }
    const entry = this.#entries.get(uid) ?? fresh
    if (newer(pod, entry.pod)) entry.pod = pod
    this.#entries.set(uid, entry)
    return entry
  }

  /** Changes of one turn become one write. */
  #schedule(entry: Entry, ms: number): void {
    if (entry.busy || entry.timer || this.#stopped) return
    entry.timer = this.#clock.after(ms, () => {
      entry.timer = undefined
      void this.#write(entry)
    })
  }

  async #write(entry: Entry): Promise<void> {
    entry.busy = true
    let retryMs: number | undefined
    try {
      await this.#writeStatus(entry)
      if (entry.finish) await this.#delete(entry)
      entry.failures = 0
    } catch (error) {
      retryMs = await this.#failed(entry, error)
    }
    entry.busy = false
    if (!this.#entries.has(entry.pod.metadata.uid)) return
    if (retryMs !== undefined) this.#schedule(entry, retryMs)
    else if (entry.status && fingerprint(entry.status) !== entry.written) this.#schedule(entry, 0)
  }

  async #writeStatus(entry: Entry): Promise<void> {
    const { pod, status } = entry
    if (!status) return
    const text = fingerprint(status)
    if (text === (entry.written ?? fingerprint(pod.status))) {
      entry.written = text
      return
    }
    const merged = { ...pod, status: { ...status, conditions: mergeConditions(status, pod.status) } }
    const { namespace } = pod.metadata
    const reply = await this.#client.resource(resources.corev1.pods, namespace).updateStatus(merged)
    if (newer(reply, entry.pod)) entry.pod = reply
    entry.written = text
  }

  async #delete(entry: Entry): Promise<void> {
    const { namespace, name, uid } = entry.pod.metadata
    const options = { gracePeriodSeconds: 0, preconditions: { uid } }
    await this.#client.resource(resources.corev1.pods, namespace).delete(name, options)
    this.#lost(entry)
  }

  /** How long to wait before the next try. */
  async #failed(entry: Entry, error: unknown): Promise<number> {
    if (isNotFound(error)) {
      this.#lost(entry)
      return 0
    }
    if (isConflict(error)) return this.#refresh(entry)
    entry.failures++
    const { namespace, name } = entry.pod.metadata
    this.#logger.warn({ pod: `${namespace}/${name}`, err: error }, 'pod status not written')
    return Math.min(10_000, 1000 * 2 ** (entry.failures - 1))
  }

  /** Somebody else changed the object: read it and try again; another object of the same name means ours is gone. */
  async #refresh(entry: Entry): Promise<number> {
    const { namespace, name, uid } = entry.pod.metadata
    try {
      const fresh = await this.#client.resource(resources.corev1.pods, namespace).get(name)
      if (fresh.metadata.uid !== uid) this.#lost(entry)
      entry.pod = fresh
      entry.written = undefined
      return 0
    } catch (error) {
      if (isNotFound(error)) this.#lost(entry)
      return 1000
    }
  }

  #lost(entry: Entry): void {
    this.forget(entry.pod.metadata.uid)
    entry.gone()
  }
}

/** One sequence of revisions for the whole cluster: the greater is the newer. */
function newer(a: corev1.Pod, b: corev1.Pod): boolean {
  return Number(a.metadata.resourceVersion) >= Number(b.metadata.resourceVersion)
}

/** Conditions of others may have changed meanwhile: theirs are taken from the server's object. */
function mergeConditions(status: corev1.PodStatus, server: corev1.PodStatus): corev1.PodCondition[] {
  const own: ReadonlySet<string> = new Set(ownConditions)
  const mine = (status.conditions ?? []).filter((one) => own.has(one.type))
  return [...mine, ...(server.conditions ?? []).filter((one) => !own.has(one.type))]
}

function fingerprint(status: corev1.PodStatus): string {
  return JSON.stringify(sorted(status))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}
