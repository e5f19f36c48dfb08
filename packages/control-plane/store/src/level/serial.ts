/** Runs asynchronous work one after the other, in the order of the calls. */
export class Serial {
  #last: Promise<unknown> = Promise.resolve()

  async run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => undefined)
    return await result
  }

  /** Resolves when all that was given so far has ended. */
  async idle(): Promise<void> {
    await this.#last
  }
}
