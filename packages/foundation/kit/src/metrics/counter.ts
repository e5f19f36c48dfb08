import { seriesByLabels, type Family, type Metric, type Sample, type Value } from './metric.js'

class Total implements Value {
  value = 0

  add(amount: number): void {
    this.value += amount
  }
}

function family(type: 'counter' | 'gauge', name: string, help: string): Family<Value> {
  const series = seriesByLabels(() => new Total())
  return {
    name,
    help,
    type,
    of: series.of,
    *samples() {
      for (const [labels, { value }] of series.all()) yield { labels, value }
    },
  }
}

/** Values only ever go up. */
export function counter(name: string, help: string): Family<Value> {
  return family('counter', name, help)
}

export function gauge(name: string, help: string): Family<Value> {
  return family('gauge', name, help)
}

/** Read when it is asked for. */
export function measured(type: 'counter' | 'gauge', name: string, help: string, samples: () => Iterable<Sample>): Metric {
  return { name, help, type, samples }
}
