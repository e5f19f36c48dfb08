import type { ApiObject } from '@orrery/api'
import type { IndexFunction, Lister } from '../informer-contract.js'
import { objectKey } from './object-key.js'

type Bucket<T> = Map<string, T>

/** Objects by key, namespace, and whatever else is indexed. Costs what is found. */
export class IndexedCache<T extends ApiObject> implements Lister<T> {
  readonly #objects: Bucket<T> = new Map()
  readonly #indexes = new Map<string, { of: IndexFunction<T>; buckets: Map<string, Bucket<T>> }>()
  readonly #namespaces = new Map<string, Bucket<T>>()
  #all: readonly T[] | undefined

  addIndex(name: string, of: IndexFunction<T>): void {
    if (this.#indexes.has(name)) throw new Error(`index ${name} exists`)
    const buckets = new Map<string, Bucket<T>>()
    this.#indexes.set(name, { of, buckets })
    for (const [key, object] of this.#objects) for (const value of of(object)) put(buckets, value, key, object)
  }

  get size(): number {
    return this.#objects.size
  }

  get(key: string): T | undefined {
    return this.#objects.get(key)
  }

  list(namespace?: string): readonly T[] {
    if (namespace !== undefined) return valuesOf(this.#namespaces.get(namespace))
    return (this.#all ??= [...this.#objects.values()])
  }

  byIndex(index: string, value: string): readonly T[] {
    const entry = this.#indexes.get(index)
    if (!entry) throw new Error(`no index ${index}`)
    return valuesOf(entry.buckets.get(value))
  }

  set(object: T): void {
    const key = objectKey(object)
    this.#drop(key)
    this.#objects.set(key, object)
    const { namespace } = object.metadata
    if (namespace !== undefined) put(this.#namespaces, namespace, key, object)
    for (const { of, buckets } of this.#indexes.values()) {
      for (const value of of(object)) put(buckets, value, key, object)
    }
  }

  delete(object: T): void {
    this.#drop(objectKey(object))
  }

  #drop(key: string): void {
    this.#all = undefined
    const object = this.#objects.get(key)
    if (!object) return
    this.#objects.delete(key)
    const { namespace } = object.metadata
    if (namespace !== undefined) take(this.#namespaces, namespace, key)
    for (const { of, buckets } of this.#indexes.values()) for (const value of of(object)) take(buckets, value, key)
  }
}

function valuesOf<T>(bucket: Bucket<T> | undefined): readonly T[] {
  return bucket ? [...bucket.values()] : []
}

function put<T>(buckets: Map<string, Bucket<T>>, value: string, key: string, object: T): void {
  const bucket = buckets.get(value)
  if (bucket) bucket.set(key, object)
  else buckets.set(value, new Map([[key, object]]))
}

function take<T>(buckets: Map<string, Bucket<T>>, value: string, key: string): void {
  const bucket = buckets.get(value)
  bucket?.delete(key)
  if (bucket?.size === 0) buckets.delete(value)
}
