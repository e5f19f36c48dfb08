import { isObject, type Json } from '../exchange.js'

/** A place in an object: keys and indices from the root, and what is there. */
export interface Place {
  keys: readonly string[]
  value: Json
}

/** Every place below the root, parents before children; of a list the first two elements. */
export function places(value: Json, keys: readonly string[] = []): Place[] {
  const children: [string, Json][] = Array.isArray(value)
    ? value.slice(0, 2).map((item, index) => [String(index), item])
    : isObject(value)
      ? Object.entries(value)
      : []
  return children.flatMap(([key, child]) => {
    const at = [...keys, key]
    return [{ keys: at, value: child }, ...places(child, at)]
  })
}

/** A copy with another value at a place; without it where the value is undefined. */
export function withPlace(root: Json, keys: readonly string[], value: Json | undefined): Json {
  const [key, ...rest] = keys
  if (key === undefined) return value ?? null
  if (Array.isArray(root)) {
    const index = Number(key)
    if (rest.length === 0 && value === undefined) return root.toSpliced(index, 1)
    return root.with(index, withPlace(root[index] ?? null, rest, value))
  }
  const object = isObject(root) ? root : {}
  if (rest.length > 0 || value !== undefined) return { ...object, [key]: withPlace(object[key] ?? null, rest, value) }
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))
}

/** The place as a JSON pointer. */
export function pointer(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
