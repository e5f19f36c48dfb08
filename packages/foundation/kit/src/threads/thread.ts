import { Worker, type Transferable } from 'node:worker_threads'
import { answerLine, type Answerer, type QuestionLine } from './question-line.js'
import type { ThreadEntry } from './thread-entry.js'

/** What a thread is given to do, as data that can be cloned; what is transferred is the thread's from then on. */
export interface ThreadJob {
  message: unknown
  transfer?: readonly Transferable[]
}

/** What a thread is started with. */
export interface ThreadData {
  readonly line: QuestionLine
  readonly data: unknown
}

/** How a job ended. */
export type JobEnd = { value: unknown } | { error: string }

/** The thread ended before its job did: it ran out of memory, or failed. */
export class ThreadLost extends Error {
  override readonly name = 'ThreadLost'
}

export interface ThreadOptions {
  entry: ThreadEntry
  /** What every thread knows from its start. */
  data: unknown
  /** Answers what threads ask while they do a job. */
  answer: Answerer
  /** Of its heap; a thread that needs more is lost. */
  heapMegabytes: number
}

interface Pending {
  resolve: (value: unknown) => void
  reject: (error: Error) => void
}

/** A thread of its own that does one job at a time. Once lost, or ended, it does no more. */
export class Thread {
  readonly #worker: Worker
  readonly #closeLine: () => void
  #pending: Pending | undefined
  #lost: Error | undefined

  constructor({ entry, data, answer, heapMegabytes }: ThreadOptions) {
    const { line, close } = answerLine(answer)
    this.#closeLine = close
    this.#worker = new Worker(entry.url, {
      workerData: { line, data } satisfies ThreadData,
      transferList: [line.port],
      execArgv: [...entry.execArgv],
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    })
    this.#worker.on('message', (end: JobEnd) => this.#finish(end))
    this.#worker.on('error', (error) => this.#lose(new ThreadLost(error.message, { cause: error })))
    this.#worker.on('exit', () => this.#lose(new ThreadLost('the thread ended')))
  }

  get isLost(): boolean {
    return this.#lost !== undefined
  }

  run({ message, transfer = [] }: ThreadJob): Promise<unknown> {
    if (this.#lost) return Promise.reject(this.#lost)
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject }
      this.#worker.postMessage(message, transfer)
    })
  }

  /** Ends it, whatever it does. */
  async end(reason: Error = new ThreadLost('the thread was ended')): Promise<void> {
    this.#lose(reason)
    await this.#worker.terminate()
  }

  #finish(end: JobEnd): void {
    const pending = this.#pending
    this.#pending = undefined
    if ('value' in end) pending?.resolve(end.value)
    else pending?.reject(new Error(end.error))
  }

  #lose(reason: Error): void {
    this.#lost ??= reason
    this.#closeLine()
    this.#pending?.reject(this.#lost)
    this.#pending = undefined
  }
}
