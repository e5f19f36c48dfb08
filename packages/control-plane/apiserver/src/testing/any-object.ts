import { schema, type ValueType } from '@orrery/api'
import type { Random } from '@orrery/kit'

type Maker = (random: Random, depth: number) => unknown

function pick<T>(random: Random, from: readonly T[], otherwise: T): T {
  return from[Math.floor(random.next() * from.length)] ?? otherwise
}

/** Values that fit nowhere, or hardly anywhere. */
const junk: readonly unknown[] = [
  null, true, 0, -1, 1.5, 1e30, '', 'x', '10Mi', [], {}, [null], [{}], { a: null }, [['x']], '__proto__', 'é', -2147483649,
]

const words = ['', 'x', 'a', 'Always', 'TCP', 'NodePort', 'None', 'default', '10.0.0.1', 'v1', 'Pod', '1%', 'ExternalName']

const scalars: Readonly<Record<string, readonly unknown[]>> = {
  string: words,
  bool: [true, false],
  int32: [0, 1, 80, 443, -1, 30000, 65536, 2147483647],
  int64: [0, 1, 30, -1, 9007199254740991],
  float64: [0.5],
  bytes: ['', 'YQ==', '***'],
  quantity: ['1', '100m', '1Gi', '-1', 'x', 5],
  time: ['2024-01-01T00:00:00Z', 'bad'],
  microTime: ['2024-01-01T00:00:00.123456Z', 'bad'],
  intOrString: [80, 'http', '25%', ''],
}

const containers: Readonly<Record<string, (type: ValueType) => Maker>> = {
  struct: (type) => (random, depth) => (type.kind === 'struct' ? anyObject(type.type, random, depth + 1) : {}),
  list: (type) => (random, depth) => few(random).map(() => (type.kind === 'list' ? anyValue(type.item, random, depth + 1) : 0)),
  map: (type) => (random, depth) =>
    Object.fromEntries(few(random).map((i) => [pick(random, ['a', 'cpu', 'x/y', '', 'A_b'], 'b') + i, type.kind === 'map' ? anyValue(type.item, random, depth + 1) : 0])),
}

function few(random: Random): readonly number[] {
  return [0, 1, 2].slice(0, Math.floor(random.next() * 3))
}

function anyValue(type: ValueType, random: Random, depth: number): unknown {
  if (random.next() < 0.05) return pick(random, junk, null)
  const make = containers[type.kind]
  return make ? make(type)(random, depth) : pick(random, scalars[type.kind] ?? junk, null)
}

/** A body that is mostly of the type: its fields by chance, their values by chance, some of them wrong. */
export function anyObject(type: string, random: Random, depth = 0): Record<string, unknown> {
  const fields = schema.type(type).fields.filter(({ name }) => name !== 'kind' && name !== 'apiVersion')
  const likely = depth > 6 ? 0.05 : 0.3
  const chosen = fields.filter(({ required, omitempty }) => random.next() < (required || !omitempty ? 0.9 : likely))
  return Object.fromEntries(chosen.map((field) => [field.name, anyValue(field.type, random, depth)]))
}
