import { getOrMake } from '../get-or-make.js'

export type Labels = Readonly<Record<string, string>>

export type MetricType = 'counter' | 'gauge' | 'histogram'

/** One line of the text format: the metric's name with a suffix (`_sum`), labels, a number. */
export interface Sample {
  suffix?: string
  labels: Labels
  value: number
}

/** What is exposed under one name. */
export interface Metric {
  readonly name: string
  readonly help: string
  readonly type: MetricType
  readonly samples: () => Iterable<Sample>
}

/** A number that goes up, or for a gauge up and down. */
export interface Value {
  add(amount: number): void
}

/** Where single observations go. */
export interface Observer {
  observe(value: number): void
}

/** A metric's series by their labels. Keep what `of` gives where a call costs too much: it stays the same. */
export interface Family<Series> extends Metric {
  readonly of: (labels: Labels) => Series
}

/** Series made at the first need; the caller bounds what labels there are. */
export function seriesByLabels<Series>(make: (labels: Labels) => Series): {
  readonly of: (labels: Labels) => Series
  readonly all: () => Iterable<readonly [Labels, Series]>
} {
  const known = new Map<string, readonly [Labels, Series]>()
  const of = (labels: Labels): Series => {
    const [, series] = getOrMake(known, JSON.stringify(Object.values(labels)), () => [labels, make(labels)] as const)
    return series
  }
  return { of, all: () => known.values() }
}
