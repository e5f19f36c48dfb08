import type { JsonObject } from '@orrery/api'

/** Values by JSON pointer; undefined: not there. Objects on the way are made where they lack. */
export type Changes = Readonly<Record<string, unknown>>

type Node = Record<string, unknown>

function change(object: Node, pointer: string, value: unknown): void {
  const steps = pointer.slice(1).split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const last = steps.pop() ?? ''
  let node = object
  for (const step of steps) node = (node[step] ??= {}) as Node
  if (value === undefined) delete node[last]
  else node[last] = value
}

/** A copy of the object with other values in some places. */
export function withChanges(object: JsonObject, changes: Changes): JsonObject {
  const copy = structuredClone(object)
  for (const [pointer, value] of Object.entries(changes)) change(copy, pointer, value)
  return copy
}
