import { isObject, type Json, type Reply } from './exchange.js'
import { mask, maskText } from './mask.js'
import { withoutRepeats } from './without-repeats.js'

/** One place where two replies differ; `path` begins with status, warnings or body. */
export interface Difference {
  path: string
  kind: 'missing' | 'extra' | 'changed'
  expected?: Json
  got?: Json
}

export interface Comparison {
  /** Status code, reason and the set of causes (reason and field) are the same. */
  byCauses: boolean
  /** Empty when status, body and warnings are the same. */
  differences: Difference[]
}

export function compare(recorded: Reply, answered: Reply): Comparison {
  const expected = masked(recorded)
  const got = masked(answered)
  const differences: Difference[] = []
  collect('status', expected.status, got.status, differences)
  collect('warnings', expected.warnings, got.warnings, differences)
  collect('body', expected.body, got.body, differences)
  return { byCauses: causes(expected) === causes(got), differences }
}

/** No reply at all has status 0; how a client words that does not matter. */
function masked(reply: Reply): Reply {
  if (reply.status === 0) return { status: 0, warnings: [], body: null }
  return { status: reply.status, warnings: reply.warnings.map(maskText), body: mask(withoutRepeats(reply.body)) }
}

function causes(reply: Reply): string {
  if (!isObject(reply.body) || reply.body['kind'] !== 'Status') return String(reply.status)
  const details = reply.body['details']
  const list = isObject(details) && Array.isArray(details['causes']) ? details['causes'] : []
  const set = new Set(list.map((cause) => (isObject(cause) ? JSON.stringify([cause['reason'], cause['field']]) : '')))
  return JSON.stringify([reply.status, reply.body['reason'] ?? null, [...set].toSorted()])
}

function collect(path: string, expected: Json | undefined, got: Json | undefined, into: Difference[]): void {
  if (expected === undefined && got === undefined) return
  if (expected === undefined) into.push({ path, kind: 'extra', got: got ?? null })
  else if (got === undefined) into.push({ path, kind: 'missing', expected })
  else if (Array.isArray(expected) && Array.isArray(got) && /\.(groups|resources|columnDefinitions)$/.test(path)) {
    collectNamed(path, expected, got, into)
  } else if (Array.isArray(expected) && Array.isArray(got)) {
    const length = Math.max(expected.length, got.length)
    for (let index = 0; index < length; index += 1) collect(`${path}[${index}]`, expected[index], got[index], into)
  } else if (isObject(expected) && isObject(got)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(got)])) {
      collect(`${path}.${key}`, expected[key], got[key], into)
    }
  } else if (expected !== got) into.push({ path, kind: 'changed', expected, got })
}

/** Lists that newer minors add to in the middle: compared by name, then by the order of what both have. */
function collectNamed(path: string, expected: readonly Json[], got: readonly Json[], into: Difference[]): void {
  const [before, after] = [byName(expected), byName(got)]
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    collect(`${path}[${name}]`, before.get(name), after.get(name), into)
  }
  const order = [...before.keys()].filter((name) => after.has(name))
  const gotOrder = [...after.keys()].filter((name) => before.has(name))
  if (order.join() !== gotOrder.join()) into.push({ path: `${path}.order`, kind: 'changed', expected: order, got: gotOrder })
}

function byName(list: readonly Json[]): Map<string, Json> {
  return new Map(list.map((item) => [isObject(item) ? JSON.stringify(item['name']) : '', item]))
}
