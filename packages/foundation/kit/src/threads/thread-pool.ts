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

interface WaitingJob extends ThreadJob {
  signal?: AbortSignal
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

interface Idle {
  thread: Thread
  timer: Timer
}

/** Work that would hold up everything else is done in threads of its own, in the order in which it comes. */
export class ThreadPool {
  readonly #options: ThreadPoolOptions
  readonly #waiting: WaitingJob[] = []
  readonly #busy = new Set<Thread>()
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
  run(job: ThreadJob & { signal?: AbortSignal }): Promise<unknown> {
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
    await Promise.all([...this.#busy, ...idle.map(({ thread }) => thread)].map((thread) => thread.end(reason)))
  }

  #next(): void {
    while (this.#waiting[0]?.signal?.aborted) {
      const gone = this.#waiting.shift()
      gone?.reject(gone.signal?.reason)
    }
    if (this.#waiting.length === 0) return
    const thread = this.#takeThread()
    const job = thread && this.#waiting.shift()
    if (thread && job) void this.#do(thread, job)
  }

  #takeThread(): Thread | undefined {
    const idle = this.#idle.pop()
    idle?.timer.cancel()
    if (idle && !idle.thread.isLost) return idle.thread
    return this.#busy.size < this.#options.threads ? new Thread(this.#options) : undefined
  }

  async #do(thread: Thread, job: WaitingJob): Promise<void> {
    const { clock, jobMs } = this.#options
    this.#busy.add(thread)
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
