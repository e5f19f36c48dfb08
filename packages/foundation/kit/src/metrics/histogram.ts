import { seriesByLabels, type Family, type Observer, type Sample, type Labels } from './metric.js'

class Distribution implements Observer {
  readonly #bounds: readonly number[]
  readonly #counts: number[]
  #sum = 0

  constructor(bounds: readonly number[]) {
    this.#bounds = bounds
    this.#counts = Array.from({ length: bounds.length + 1 }, () => 0)
  }

  observe(value: number): void {
    const bounds = this.#bounds
    let at = 0
    while (at < bounds.length && value > (bounds[at] ?? Infinity)) at++
    this.#counts[at] = (this.#counts[at] ?? 0) + 1
    this.#sum += value
  }

  *samples(labels: Labels): Generator<Sample> {
    let count = 0
    for (const [at, here] of this.#counts.entries()) {
      count += here
      const bound = this.#bounds[at]
      yield { suffix: '_bucket', labels: { ...labels, le: bound === undefined ? '+Inf' : `${bound}` }, value: count }
    }
    yield { suffix: '_sum', labels, value: this.#sum }
    yield { suffix: '_count', labels, value: count }
  }
}

/** `bounds`: ascending upper bounds of the buckets, each included; one without a bound is added. */
export function histogram(name: string, help: string, bounds: readonly number[]): Family<Observer> {
  const series = seriesByLabels(() => new Distribution(bounds))
  return {
    name,
    help,
    type: 'histogram',
    of: series.of,
    *samples() {
      for (const [labels, distribution] of series.all()) yield* distribution.samples(labels)
    },
  }
}
