/** Where a value stands in an object: `spec.ports[0].targetPort`, `data[key]`. Immutable. */
export class FieldPath {
  readonly #above: FieldPath | undefined
  /** A field's name; in an array: what stands in brackets. */
  readonly #part: string | readonly [string | number]

  /** Written out only when it is asked for: most paths are of what is right. */
  private constructor(above: FieldPath | undefined, part: string | readonly [string | number]) {
    this.#above = above
    this.#part = part
  }

  static root(name: string, ...more: readonly string[]): FieldPath {
    return new FieldPath(undefined, [name, ...more].join('.'))
  }

  child(name: string, ...more: readonly string[]): FieldPath {
    return new FieldPath(this, more.length === 0 ? name : [name, ...more].join('.'))
  }

  index(position: number): FieldPath {
    return new FieldPath(this, [position])
  }

  /** An element of a map. */
  key(name: string): FieldPath {
    return new FieldPath(this, [name])
  }

  toString(): string {
    const above = this.#above?.toString() ?? ''
    if (typeof this.#part !== 'string') return `${above}[${this.#part[0]}]`
    return above === '' ? this.#part : `${above}.${this.#part}`
  }
}
