import { listType, mapType, opaqueType, optionalType, parameterType, simpleTypes, structType, typeOf, type Type } from './type.js'

/** One of the ways a function may be called. */
export interface Overload {
  name: string
  /** The target first, if it is called on one. */
  args: readonly Type[]
  result: Type
  hasTarget: boolean
  /** The free variables of the signature. */
  parameters: readonly string[]
}

/** Named types that are no structs to cel-go. */
const opaque = new Set(['net.IP', 'net.CIDR'])

/** Cuts at commas that stand in no parentheses. */
function splitList(text: string): readonly string[] {
  const parts: string[] = []
  let [depth, start] = [0, 0]
  for (let index = 0; index <= text.length; index++) {
    const letter = text[index]
    if (letter === '(') depth++
    if (letter === ')') depth--
    if (depth > 0 || (letter !== ',' && letter !== undefined)) continue
    parts.push(text.slice(start, index).trim())
    start = index + 1
  }
  return parts.filter((part) => part !== '')
}

/** `list(int)`; one capital letter is a free variable; `net.IP` a named type. */
export function parseType(text: string): Type {
  const [, name = text, inner] = /^([\w.]+)\((.*)\)$/.exec(text) ?? []
  const simple = inner === undefined ? simpleTypes[text] : undefined
  if (simple) return simple
  if (/^[A-Z]$/.test(text)) return parameterType(text)
  if (inner === undefined) return opaque.has(text) ? opaqueType(text) : structType(text)
  const [first = simpleTypes['dyn'], second] = splitList(inner).map(parseType)
  if (!first) throw new TypeError(`no such type: ${text}`)
  if (name === 'map' && second) return mapType(first, second)
  if (name === 'optional_type') return optionalType(first)
  return name === 'type' ? typeOf(first) : listType(first)
}

/** `target.name(arguments) -> result`. */
export function parseSignature(line: string): Overload {
  const [, target, name = '', args = '', result = ''] = /^(?:([\w.]+(?:\(.*?\)+)?) )?([^ (]+)\((.*)\) -> (.+)$/.exec(line) ?? []
  const types = [...(target ? [target] : []), ...splitList(args)]
  return {
    name,
    args: types.map(parseType),
    result: parseType(result),
    hasTarget: target !== undefined,
    parameters: [...new Set([...types, result].join(' ').match(/\b[A-Z]\b/g))],
  }
}
