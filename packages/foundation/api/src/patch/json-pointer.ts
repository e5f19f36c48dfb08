import { isObject } from '../compare/json-value.js'

/** The patch does not fit the document: every such error is one to upstream's clients. */
export class PatchMismatch extends Error {
  override readonly name = 'PatchMismatch'
}

/** The keys of a JSON pointer, unescaped. What stands before its first slash is not looked at, as upstream's library. */
export function parsePointer(pointer: string): string[] {
  if (pointer === '') return []
  const slash = pointer.indexOf('/')
  if (slash < 0) throw new PatchMismatch(`doc is missing path: ${JSON.stringify(pointer)}: missing value`)
  return pointer
    .slice(slash + 1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** A position in a list of so many items; a negative one counts from the end, as upstream's library allows. */
export function listIndex(key: string, length: number, last: number): number {
  if (!/^[-+]?[0-9]{1,15}$/.test(key)) throw new PatchMismatch(`invalid index ${key}`)
  const index = Number(key)
  const position = index < 0 ? index + length : index
  if (position < 0 || position > last) throw new PatchMismatch(`Unable to access invalid index: ${key}`)
  return position
}

/** The value under a key. */
export function childOf(parent: unknown, key: string): unknown {
  if (Array.isArray(parent)) return parent[listIndex(key, parent.length, parent.length - 1)]
  if (isObject(parent) && Object.hasOwn(parent, key)) return parent[key]
  throw new PatchMismatch(`doc is missing key: ${key}: missing value`)
}

/** The list or map that holds the pointer's last key. */
export function parentOf(document: unknown, keys: readonly string[]): { parent: unknown; key: string } {
  let parent = document
  for (const key of keys.slice(0, -1)) parent = childOf(parent, key)
  const key = keys.at(-1)
  if (key === undefined) throw new PatchMismatch('the whole document')
  return { parent, key }
}
