import type { Difference } from './compare.js'
import { isObject, type Json, type JsonObject, type Reply } from './exchange.js'
import type { Row } from './judge.js'
import { mask, maskText } from './mask.js'
import { short, shortPair } from './short.js'

/** Rows that differ in the same way. */
export interface Cluster {
  signature: string
  rows: Row[]
  /** Rows with no other difference. */
  alone: number
}

/** One cluster for each way of differing, the widest first; a row that differs in two ways is in two. */
export function cluster(rows: readonly Row[]): Cluster[] {
  const clusters = new Map<string, Cluster>()
  for (const row of rows) {
    const signatures = new Set(signaturesOf(row))
    for (const signature of signatures) {
      const found = clusters.get(signature) ?? { signature, rows: [], alone: 0 }
      found.rows.push(row)
      if (signatures.size === 1) found.alone += 1
      clusters.set(signature, found)
    }
  }
  return [...clusters.values()].toSorted((a, b) => b.rows.length - a.rows.length || b.alone - a.alone)
}

function signaturesOf(row: Row): string[] {
  const expected = statusOf(row.step.reply)
  const got = statusOf(row.got)
  if (expected === undefined && got === undefined) return row.differences.map(differenceSignature)
  const warnings = row.differences.filter((difference) => difference.path.startsWith('warnings'))
  const rest = row.differences.length > warnings.length ? failureSignatures(row, expected, got) : []
  return [...rest, ...warnings.map(differenceSignature)]
}

function failureSignatures(row: Row, expected: JsonObject | undefined, got: JsonObject | undefined): string[] {
  const before = headline(row.step.reply, expected)
  const after = headline(row.got, got)
  const lacking = without(causesOf(expected), causesOf(got))
  const extra = without(causesOf(got), causesOf(expected))
  if (lacking.length + extra.length > 0) {
    const how = before === after ? '' : `${before} -> ${after}: `
    const told = [...lacking.map((cause) => `lacks ${cause}`), ...extra.map((cause) => `extra ${cause}`)]
    const wrong = lacking.length === 0 && before !== after ? [`${before} ${normalText(expected?.['message'])}`] : []
    return [...told, ...wrong].map((text) => how + text)
  }
  const messages = [normalText(expected?.['message']), normalText(got?.['message'])]
  if (before !== after || messages[0] !== messages[1]) {
    return [`${before} ${messages[0] ?? ''}\n      -> ${after} ${messages[1] ?? ''}`]
  }
  return row.differences.map(differenceSignature)
}

function headline(reply: Reply, status: JsonObject | undefined): string {
  return status === undefined ? String(reply.status) : `${reply.status} ${textOf(status['reason'])}`.trimEnd()
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

function statusOf(reply: Reply): JsonObject | undefined {
  const body = mask(reply.body)
  return isObject(body) && body['kind'] === 'Status' ? body : undefined
}

function causesOf(status: JsonObject | undefined): string[] {
  const details = status?.['details']
  const causes = isObject(details) && Array.isArray(details['causes']) ? details['causes'] : []
  return causes.flatMap((cause) =>
    isObject(cause)
      ? [`${textOf(cause['reason'])} ${normalPath(textOf(cause['field']))}: ${normalText(cause['message'])}`]
      : [],
  )
}

function without(list: readonly string[], other: readonly string[]): string[] {
  return [...new Set(list.filter((item) => !other.includes(item)))]
}

function differenceSignature({ path, kind, expected, got }: Difference): string {
  const place = normalPath(path)
  if (kind === 'missing') return `missing ${place} = ${short(expected, 100)}`
  if (kind === 'extra') return `extra ${place} = ${short(got, 100)}`
  const [before, after] = shortPair(normalValue(expected), normalValue(got), 120)
  return `changed ${place}: ${before} -> ${after}`
}

function normalValue(value: Json | undefined): Json {
  return typeof value === 'string' ? normalText(value) : (value ?? null)
}

/** Pod templates count as pods, items as single objects, indexes as any. */
function normalPath(path: string): string {
  return path
    .replaceAll(/\[\d+\]/g, '[*]')
    .replace(/^body\.items\[\*\]\./, 'body.')
    .replace(/^body\[\*\]\.object\./, 'body.')
    .replace(/\bspec\.(?:jobTemplate\.spec\.)?template\.(?=spec|metadata)/, '')
    .replace(/^((?:body\.)?)template\.(?=spec\.)/, '$1')
}

function normalText(text: Json | undefined): string {
  if (typeof text !== 'string') return ''
  const plain = maskText(text)
    .replaceAll(/^(\S+?)(\.\S+)? "[^"]*" is (invalid|forbidden)/g, 'K "…" is $3')
    .replaceAll(/(value: )"(?:[^"\\]|\\.)*"/g, '$1"…"')
    .replaceAll(/\[\d+\]/g, '[*]')
    .replaceAll(/(value: )-?\d+(\.\d+)?/g, '$1N')
  return plain.length > 700 ? `${plain.slice(0, 600)} … ${plain.slice(-80)}` : plain
}
