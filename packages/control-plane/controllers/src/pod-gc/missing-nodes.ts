/** Nodes that pods name and nobody knows, since when. A node has to be missing for a while before it counts as gone. */
export class MissingNodes {
  readonly #since = new Map<string, number>()

  /** Returns those missing for at least `quarantineMs`. */
  observe(missing: ReadonlySet<string>, now: number, quarantineMs: number): string[] {
    for (const name of this.#since.keys()) if (!missing.has(name)) this.#since.delete(name)
    for (const name of missing) if (!this.#since.has(name)) this.#since.set(name, now)
    return [...this.#since].filter(([, since]) => now - since >= quarantineMs).map(([name]) => name)
  }
}
