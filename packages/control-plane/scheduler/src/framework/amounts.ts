import { milliNumber, wholeNumber } from '@orrery/api'

/** Amounts of resources: thousandths of a CPU, bytes, pods; the rest by name in whole units. */
export interface Amounts {
  milliCpu: number
  memory: number
  ephemeralStorage: number
  pods: number
  scalars: ReadonlyMap<string, number>
}

export type ResourceList = Readonly<Record<string, string>>

const none: ReadonlyMap<string, number> = new Map()
export const noAmounts: Amounts = { milliCpu: 0, memory: 0, ephemeralStorage: 0, pods: 0, scalars: none }

const native = new Set(['cpu', 'memory', 'ephemeral-storage', 'pods'])

/** Extended resources, huge pages, attachable volumes: what is counted by name (upstream's IsScalarResourceName). */
function isScalar(name: string): boolean {
  if (native.has(name)) return false
  return name.startsWith('hugepages-') || name.startsWith('attachable-volumes-') || name.includes('/')
}

export function amountsOf(list: ResourceList | undefined): Amounts {
  if (!list) return noAmounts
  const scalars = Object.entries(list).filter(([name]) => isScalar(name))
  return {
    milliCpu: milliNumber(list.cpu ?? '0'),
    memory: wholeNumber(list.memory ?? '0'),
    ephemeralStorage: wholeNumber(list['ephemeral-storage'] ?? '0'),
    pods: wholeNumber(list.pods ?? '0'),
    scalars: scalars.length === 0 ? none : new Map(scalars.map(([name, text]) => [name, wholeNumber(text)])),
  }
}

function combine(a: Amounts, b: Amounts, each: (x: number, y: number) => number): Amounts {
  let { scalars } = a
  if (b.scalars.size > 0) {
    const merged = new Map(a.scalars)
    for (const [name, amount] of b.scalars) merged.set(name, each(merged.get(name) ?? 0, amount))
    scalars = merged
  }
  return {
    milliCpu: each(a.milliCpu, b.milliCpu),
    memory: each(a.memory, b.memory),
    ephemeralStorage: each(a.ephemeralStorage, b.ephemeralStorage),
    pods: each(a.pods, b.pods),
    scalars,
  }
}

export const plus = (a: Amounts, b: Amounts): Amounts => combine(a, b, (x, y) => x + y)
export const minus = (a: Amounts, b: Amounts): Amounts => combine(a, b, (x, y) => x - y)
export const greatest = (a: Amounts, b: Amounts): Amounts => combine(a, b, Math.max)
