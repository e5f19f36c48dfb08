import type { Labels, Metric } from './metric.js'

/** Of the text below. */
export const expositionType = 'text/plain; version=0.0.4; charset=utf-8; escaping=underscores'

function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${quoted(value)}`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  return Number.isFinite(value) ? `${value}` : value > 0 ? '+Inf' : '-Inf'
}

/** One metric in Prometheus' text format: its help, its type, a line a sample. */
export function exposition({ name, help, type, samples }: Metric): string {
  const lines = [`# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`, `# TYPE ${name} ${type}`]
  for (const { suffix = '', labels, value } of samples()) {
    lines.push(`${name}${suffix}${labelText(labels)} ${numberText(value)}`)
  }
  return `${lines.join('\n')}\n`
}
