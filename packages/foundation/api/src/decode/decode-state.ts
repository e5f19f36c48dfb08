import type { StructType } from '../schema/struct-type.js'
import { jsonTypeOf, mismatchText, type Mismatch, type Place } from './decode-error.js'

/** Upstream stops counting there. */
const mostUnknown = 100

/**
 * Where a decoding is and what it found. Of values of the wrong type only the first is kept, as Go does; the
 * decoding goes on, so that every unknown field is found.
 */
export class DecodeState {
  /** The struct whose field is being decoded. */
  struct: StructType | undefined = undefined
  /** Field names as they are, keys of maps behind a NUL, indexes as numbers. */
  readonly path: (string | number)[] = []
  readonly unknown = new Set<string>()
  error: string | undefined = undefined
  /** Levels above the path: those of the value that this decoding is apart from. */
  readonly above: number
  /** The managedFields of an earlier decoding, taken as they are where they stand. */
  readonly managers: unknown
  mismatch: Mismatch | undefined = undefined

  constructor(above = 0, managers?: unknown) {
    this.above = above
    this.managers = managers
  }

  get depth(): number {
    return this.above + this.path.length
  }

  /** Notes a value of the wrong type; the result is what stands for no value. */
  wrong(value: unknown, go: string): undefined {
    return this.fail({ value: jsonTypeOf(value), go })
  }

  fail(mismatch: Mismatch): undefined {
    if (this.error === undefined) {
      this.error = mismatchText(mismatch, this.place())
      this.mismatch = mismatch
    }
    return undefined
  }

  /** Notes an error that is no mismatch, unless one was noted before. */
  note(text: string): undefined {
    this.error ??= text
    return undefined
  }

  place(): Place | undefined {
    if (this.struct === undefined) return undefined
    const names = this.path.filter((part) => typeof part === 'string' && !part.startsWith('\0'))
    return { struct: this.struct.goName, path: names.join('.') }
  }

  unknownField(name: string): void {
    if (this.unknown.size >= mostUnknown) return
    let path = ''
    for (const part of [...this.path, name]) {
      path += typeof part === 'number' ? `[${part}]` : `${path === '' ? '' : '.'}${part.replace('\0', '')}`
    }
    this.unknown.add(`unknown field "${path}"`)
  }
}
