import type { OwnerReference } from '@orrery/api'

/** Owners known to be gone, so that a thousand dependents ask the server once. The oldest are forgotten. */
export class AbsentOwners {
  readonly #keys = new Set<string>()
  readonly #capacity: number

  constructor(capacity = 500) {
    this.#capacity = capacity
  }

  /** `namespace` is empty for cluster-scoped owners. */
  add(reference: OwnerReference, namespace: string): void {
    this.#keys.add(keyOf(reference, namespace))
    const [oldest] = this.#keys
    if (this.#keys.size > this.#capacity && oldest !== undefined) this.#keys.delete(oldest)
  }

  /** Seen from an object in `namespace`. */
  has(reference: OwnerReference, namespace: string): boolean {
    return this.#keys.has(keyOf(reference, '')) || this.#keys.has(keyOf(reference, namespace))
  }
}

function keyOf({ apiVersion, kind, name, uid }: OwnerReference, namespace: string): string {
  return [apiVersion, kind, namespace, name, uid].join('|')
}
