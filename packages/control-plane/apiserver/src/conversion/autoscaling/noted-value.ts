import { decode, Quantity, type autoscalingv2, type metav1 } from '@orrery/api'

/** What is in an annotation is not of the shape it should have: all of the annotation is passed over. */
export class OddShape extends Error {}

type Map = Readonly<Record<string, unknown>>

function isMap(value: unknown): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value out of an annotation, read as Go reads JSON into a structure: names in any case, null as nothing. Throws OddShape. */
export class NotedValue {
  readonly #value: Map

  constructor(value: unknown) {
    if (value !== null && !isMap(value)) throw new OddShape()
    this.#value = value ?? {}
  }

  #get(name: string): unknown {
    const found = Object.entries(this.#value).findLast(([key]) => key.toLowerCase() === name.toLowerCase())
    return found?.[1] ?? undefined
  }

  text(name: string): string {
    const value = this.#get(name) ?? ''
    if (typeof value !== 'string') throw new OddShape()
    return value
  }

  integer(name: string): number | undefined {
    const value = this.#get(name)
    if (value !== undefined && !(Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31)) throw new OddShape()
    return value as number | undefined
  }

  amount(name: string): string | undefined {
    const value = this.#get(name)
    if (value === undefined) return undefined
    if (typeof value !== 'string' && typeof value !== 'number') throw new OddShape()
    try {
      return Quantity.parse(String(value)).toString()
    } catch {
      throw new OddShape()
    }
  }

  part(name: string): NotedValue | undefined {
    const value = this.#get(name)
    return value === undefined ? undefined : new NotedValue(value)
  }

  list(name: string): readonly NotedValue[] | undefined {
    const value = this.#get(name)
    return value === undefined ? undefined : notedList(value)
  }

  reference(name: string): autoscalingv2.CrossVersionObjectReference {
    const noted = this.part(name) ?? new NotedValue(null)
    const apiVersion = noted.text('apiVersion')
    return { kind: noted.text('kind'), name: noted.text('name'), ...(apiVersion && { apiVersion }) }
  }

  selector(name: string): { selector?: metav1.LabelSelector } {
    const value = this.#get(name)
    if (value === undefined) return {}
    const { object, error } = decode('metav1.LabelSelector', value)
    if (error !== undefined) throw new OddShape()
    return { selector: object }
  }
}

export function notedList(value: unknown): readonly NotedValue[] {
  if (value === null) return []
  if (!Array.isArray(value)) throw new OddShape()
  return value.map((item: unknown) => new NotedValue(item))
}

/** What an annotation holds; undefined where there is none, or none that makes sense. */
export function readNote<T>(text: string | undefined, read: (value: unknown) => T): T | undefined {
  if (text === undefined) return undefined
  try {
    return read(JSON.parse(text))
  } catch (error) {
    if (error instanceof OddShape || error instanceof SyntaxError) return undefined
    throw error
  }
}
