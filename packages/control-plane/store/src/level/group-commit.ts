interface Group<T> {
  items: T[]
  written: Promise<void>
  resolve: () => void
  reject: (error: Error) => void
}

/**
 * Writes what is pushed in groups, one at a time, in order: all that was pushed while one group was being written makes
 * the next. After a failed write nothing more is written, and all that waits and all that comes is rejected with it.
 */
export class GroupCommit<T> {
  readonly #write: (items: readonly T[]) => Promise<void>
  #waiting: Group<T> | undefined
  #writing: Group<T> | undefined
  #running = false
  #failure: Error | undefined

  constructor(write: (items: readonly T[]) => Promise<void>) {
    this.#write = write
  }

  /** Resolves when the item has been written. */
  push(item: T): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure)
    const group = (this.#waiting ??= newGroup())
    group.items.push(item)
    if (!this.#running) void this.#run()
    return group.written
  }

  /** Resolves when all that has been pushed so far is written. */
  settled(): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure)
    return (this.#waiting ?? this.#writing)?.written ?? Promise.resolve()
  }

  async #run(): Promise<void> {
    this.#running = true
    await endOfTurn()
    for (let group = this.#take(); group; group = this.#take()) {
      try {
        await this.#write(group.items)
        group.resolve()
      } catch (error) {
        this.#fail(group, error instanceof Error ? error : new Error(String(error)))
      }
      await endOfTurn()
    }
    this.#running = false
  }

  #take(): Group<T> | undefined {
    this.#writing = this.#waiting
    this.#waiting = undefined
    return this.#writing
  }

  #fail(group: Group<T>, failure: Error): void {
    this.#failure = failure
    group.reject(failure)
    this.#take()?.reject(failure)
  }
}

function newGroup<T>(): Group<T> {
  let resolve = (): void => undefined
  let reject: (error: Error) => void = resolve
  const written = new Promise<void>((resolved, rejected) => {
    resolve = resolved
    reject = rejected
  })
  return { items: [], written, resolve, reject }
}

/** After all that is ready to run has run, so that writers woken by one group are together in the next. */
async function endOfTurn(): Promise<void> {
  await Promise.resolve()
  await new Promise<void>((resolve) => process.nextTick(resolve))
}
