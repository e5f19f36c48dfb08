import type { Type } from '../types/type.js'
import type { Environment } from './environment.js'

/** The names that can be seen: those of the environment and, nearer, those that loops declare. */
export class Scope {
  readonly #environment: Environment
  readonly #inner: (readonly (readonly [string, Type])[])[] = []

  constructor(environment: Environment) {
    this.#environment = environment
  }

  /** Declares names while something is done. */
  within<T>(names: readonly (readonly [string, Type])[], work: () => T): T {
    this.#inner.push(names)
    const done = work()
    this.#inner.pop()
    return done
  }

  /** A leading dot changes nothing, as there are no packages. */
  find(name: string): Type | undefined {
    const bare = name.replace(/^\./, '')
    for (let depth = this.#inner.length - 1; depth >= 0; depth--) {
      const found = this.#inner[depth]?.find(([declared]) => declared === bare)
      if (found) return found[1]
    }
    return this.#environment.variables.get(bare)
  }
}
