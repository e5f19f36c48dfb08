/** Where a value stands in an object: `spec.ports[0].targetPort`, `data[key]`. Immutable. */
export class FieldPath {
  readonly #text: string

  private constructor(text: string) {
    this.#text = text
  }

  static root(name: string, ...more: readonly string[]): FieldPath {
    return new FieldPath([name, ...more].join('.'))
  }

  child(name: string, ...more: readonly string[]): FieldPath {
    const tail = more.length === 0 ? name : [name, ...more].join('.')
    return new FieldPath(this.#text === '' ? tail : `${this.#text}.${tail}`)
  }

  index(position: number): FieldPath {
    return new FieldPath(`${this.#text}[${position}]`)
  }

  /** An element of a map. */
  key(name: string): FieldPath {
    return new FieldPath(`${this.#text}[${name}]`)
  }

  toString(): string {
    return this.#text
  }
}
