import type { Clock, Timer } from '../clock.js'
import { Thread, ThreadLost, type ThreadJob, type ThreadOptions } from './thread.js'

/** As many jobs wait as may. */
export class ThreadsBusy extends Error {
  override readonly name = 'ThreadsBusy'
}

/** The job took longer than a job may; its thread was ended. */
export class JobTimeout extends Error {
  override readonly name = 'JobTimeout'
}

export interface ThreadPoolOptions extends ThreadOptions {
  clock: Clock
  /** So many threads at most; each is started when it is first needed. */
  threads: number
  /** So many jobs may wait for a thread. */
  mostWaiting: number
  /** A thread without a job for so long is ended. */
  idleMs: number
  /** A job may take so long, from when a thread has it. */
  jobMs: number
}

/** A job and who may give it up. */
export interface PooledJob extends ThreadJob {
  /** Jobs of one key are done one after the other: they would only be in each other's way. */
  key?: string
  signal?: AbortSignal
}

interface WaitingJob extends PooledJob {
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

interface Idle {
  thread: Thread
  timer: Timer
}

/** Work that would hold up everything else is done in threads of its own, in the order in which it comes, but for keys. */
export class ThreadPool {
  readonly #options: ThreadPoolOptions
  readonly #waiting: WaitingJob[] = []
  readonly #busy = new Map<Thread, WaitingJob>()
  readonly #idle: Idle[] = []

  constructor(options: ThreadPoolOptions) {
    this.#options = options
  }

  /** How many jobs are being done or wait. */
  get size(): number {
    return this.#busy.size + this.#waiting.length
  }

  /**
   * What the thread made of the job. Rejects with ThreadsBusy at once where too many wait, with JobTimeout, with
   * ThreadLost, or with the signal's reason where it aborts before a thread has the job.
   */
  run(job: PooledJob): Promise<unknown> {
    if (this.#waiting.length >= this.#options.mostWaiting) return Promise.reject(new ThreadsBusy('too many jobs wait'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...job, resolve, reject })
      this.#next()
    })
  }

  /** Ends all threads; what they do and what waits is rejected. */
  async close(): Promise<void> {
    const reason = new ThreadLost('the threads are being ended')
    for (const { reject } of this.#waiting.splice(0)) reject(reason)
    const idle = this.#idle.splice(0)
    for (const { timer } of idle) timer.cancel()
    await Promise.all([...this.#busy.keys(), ...idle.map(({ thread }) => thread)].map((thread) => thread.end(reason)))
  }

  #next(): void {
    const next = this.#waiting.findIndex(({ key, signal }) => signal?.aborted || key === undefined || !this.#isBusy(key))
    const job = this.#waiting[next]
    if (!job) return
    if (job.signal?.aborted) {
      this.#waiting.splice(next, 1)
      job.reject(job.signal.reason)
      return this.#next()
    }
    const thread = this.#takeThread()
    if (!thread) return
    this.#waiting.splice(next, 1)
    void this.#do(thread, job)
  }

  #isBusy(key: string): boolean {
    return [...this.#busy.values()].some((job) => job.key === key)
  }

  #takeThread(): Thread | undefined {
    const idle = this.#idle.pop()
    idle?.timer.cancel()
    if (idle && !idle.thread.isLost) return idle.thread
    return this.#busy.size < this.#options.threads ? new Thread(this.#options) : undefined
  }

  async #do(thread: Thread, job: WaitingJob): Promise<void> {
    const { clock, jobMs } = this.#options
    this.#busy.set(thread, job)
    const timer = clock.after(jobMs, () => void thread.end(new JobTimeout(`the job took longer than ${jobMs} ms`)))
    try {
      job.resolve(await thread.run(job))
    } catch (error) {
      job.reject(error)
    }
    timer.cancel()
    this.#busy.delete(thread)
    if (!thread.isLost) this.#rest(thread)
    this.#next()
  }

  #rest(thread: Thread): void {
    const timer = this.#options.clock.after(this.#options.idleMs, () => {
      this.#idle.splice(this.#idle.findIndex((idle) => idle.thread === thread), 1)
      void thread.end()
    })
    this.#idle.push({ thread, timer })
  }
}
