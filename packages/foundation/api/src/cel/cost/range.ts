/** A size or a cost, from the least to the most; what passes 64 bits stays at the edge. */
export interface Range {
  min: number
  max: number
}

/** Stands for: without limit. */
export const unlimited = 2 ** 64

const clip = (value: number): number => Math.min(value, unlimited)

export const exactly = (value: number): Range => ({ min: value, max: value })

export const unknown: Range = { min: 0, max: unlimited }
export const free: Range = exactly(0)
export const one: Range = exactly(1)

export function add(...ranges: readonly Range[]): Range {
  return ranges.reduce((sum, { min, max }) => ({ min: clip(sum.min + min), max: clip(sum.max + max) }), free)
}

export function times(a: Range, b: Range): Range {
  return { min: clip(a.min * b.min), max: clip(a.max * b.max) }
}

/** Rounded up. */
export function scale({ min, max }: Range, factor: number): Range {
  return { min: clip(Math.ceil(min * factor)), max: clip(Math.ceil(max * factor)) }
}

export function union(a: Range, b: Range): Range {
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }
}

/** Going through a text once; `size` in characters. */
export function traversal(size: Range): Range {
  return scale(size, 0.1)
}

/** A pattern over a text that may be empty and costs something nevertheless. */
export function matching(text: Range, pattern: Range): Range {
  return times(traversal(add(text, one)), scale(pattern, 0.25))
}
