import { cluster, type Cluster } from './cluster.js'
import type { Row } from './judge.js'
import { short, shortPair } from './short.js'

export interface Figures {
  file: string
  /** Of the rows that are not explained. */
  byCauses: number
  exact: number
  explained: number
  /** Rows whose recorded reply was rewritten before comparing; they count like all others. */
  adjusted: number
  total: number
}

export function figures(file: string, rows: readonly Row[]): Figures {
  const count = (...verdicts: Row['verdict'][]): number => rows.filter((row) => verdicts.includes(row.verdict)).length
  return {
    file,
    byCauses: count('exact', 'causes'),
    exact: count('exact'),
    explained: count('explained'),
    adjusted: rows.filter(({ adjusted }) => adjusted.length > 0).length,
    total: rows.length,
  }
}

const widths = [12, 18, 18, 10, 9, 7]

/** One line for each file and one for all. */
export function figuresTable(files: readonly Figures[]): string {
  const all = files.reduce(add, { file: 'total', byCauses: 0, exact: 0, explained: 0, adjusted: 0, total: 0 })
  const head = line(['file', 'status and causes', 'exact', 'explained', 'adjusted', 'total'])
  return [head, ...[...files, all].map(figuresLine)].join('\n')
}

function add(sum: Figures, next: Figures): Figures {
  return {
    file: sum.file,
    byCauses: sum.byCauses + next.byCauses,
    exact: sum.exact + next.exact,
    explained: sum.explained + next.explained,
    adjusted: sum.adjusted + next.adjusted,
    total: sum.total + next.total,
  }
}

function figuresLine({ file, byCauses, exact, explained, adjusted, total }: Figures): string {
  const share = (part: number): string => `${part} (${percent(part, total - explained)})`
  return line([file, share(byCauses), share(exact), `${explained} (${percent(explained, total)})`, String(adjusted), String(total)])
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`
}

function line(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(12) : cell.padStart(widths[index] ?? 0))).join('  ')
}

/** Explained and adjusted rows by reason. */
export function reasonsTable(rows: readonly Row[]): string {
  const explained = rows.filter((row) => row.verdict === 'explained').flatMap((row) => row.reasons)
  const adjusted = rows.flatMap((row) => row.adjusted)
  return [...countLines('explained:', explained), ...countLines('adjusted:', adjusted)].join('\n')
}

function countLines(title: string, reasons: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const lines = [...counts].toSorted((a, b) => b[1] - a[1]).map(([reason, count]) => `${count}x ${reason}`)
  return lines.length === 0 ? [] : [title, ...lines]
}

/** The first clusters of what does not match, each with one example. */
export function clusterReport(rows: readonly Row[], limit: number): string {
  const clusters = cluster(rows.filter((row) => row.verdict === 'causes' || row.verdict === 'different'))
  const shown = clusters.slice(0, limit).map(clusterText)
  const rest = clusters.length - shown.length
  return [...shown, ...(rest > 0 ? [`... and ${rest} more clusters`] : [])].join('\n\n')
}

function clusterText({ signature, rows, alone }: Cluster): string {
  const places = new Map<string, number>()
  for (const { file, step } of rows) {
    const place = `${file}:${resourceOf(step.group, step.path)}`
    places.set(place, (places.get(place) ?? 0) + 1)
  }
  const where = [...places].toSorted((a, b) => b[1] - a[1]).map(([place, count]) => `${place} ${count}`)
  const [example] = rows
  return [
    `${rows.length}x (${alone} alone)  ${signature}`,
    `   in ${where.join(', ')}`,
    ...(example ? exampleLines(example) : []),
  ].join('\n')
}

function exampleLines({ step, differences }: Row): string[] {
  const shown = differences.slice(0, 6).map(({ path, kind, expected, got }) => {
    if (kind === 'missing') return `     - ${path}: ${short(expected, 240)}`
    if (kind === 'extra') return `     + ${path}: ${short(got, 240)}`
    const [before, after] = shortPair(expected, got, 240)
    return `     - ${path}: ${before}\n     + ${path}: ${after}`
  })
  const more = differences.length - shown.length
  return [
    `   ${step.group} ${step.id}  ${step.method} ${step.path}`,
    ...(step.body === undefined ? [] : [`   body ${short(step.body, 200)}`]),
    ...shown,
    ...(more > 0 ? [`     ... ${more} more`] : []),
  ]
}

/** The plural in the path, or the group's name where the path has none. */
export function resourceOf(group: string, path: string): string {
  const found = /^\/(?:api|apis\/[^/]+)\/[^/]+\/(?:namespaces\/[^/]+\/)?([a-z]+)/.exec(path)?.[1]
  return found ?? group.split('/')[1] ?? group
}
