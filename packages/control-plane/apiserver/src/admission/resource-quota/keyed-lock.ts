/** Lets one at a time do something about a key; the others wait in the order in which they came. */
export class KeyedLock {
  readonly #last = new Map<string, Promise<void>>()

  /** Resolves to what gives the key to the next; to be called once. */
  async take(key: string): Promise<() => void> {
    const before = this.#last.get(key)
    let open = (): void => undefined
    const done = new Promise<void>((resolve) => {
      open = resolve
    })
    this.#last.set(key, done)
    await before
    return () => {
      if (this.#last.get(key) === done) this.#last.delete(key)
      open()
    }
  }
}
