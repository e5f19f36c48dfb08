import { isObject, type Json, type JsonObject } from './exchange.js'

/** Node ports that requests ask for by number. */
const requestedPorts = new Set([30964])

const ageColumns = new Set(['Age', 'Last Seen', 'First Seen'])

const age = /^(?:<invalid>|(?:\d+[ydhms])+)$/

/** Recorded as a dump of Go's IntOrString, which is masked as any dump. */
const intOrPercent =
  /(Invalid value: )(?:"(?:[^"\\]|\\.)*"|-?\d+)(?=: (?:a valid percent string|must not be greater than 100%|may not be 0 when |may not be set when maxUnavailable|cannot be 0))/g

/** In texts of every kind, in this order. */
const textRules: readonly (readonly [RegExp, string])[] = [
  [/pt-[0-9a-f]{8}/g, '{ns}'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uid>'],
  [/(?!2024-01-01T)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z(?!\d)/g, '<time>'],
  [/\b10\.0\.0\.\d{1,3}\b/g, '<ip>'],
  [/\bkube-api-access-[a-z0-9]{5}\b/g, 'kube-api-access-<suffix>'],
  [/(resourceVersion: "?|ResourceVersion in object meta: )\d+/g, '$1<rv>'],
  [/\b(\d+:)3(?!0964)[0-2]\d{3}(\/(?:TCP|UDP|SCTP))/g, '$1<port>$2'],
  [/(Too large resource version: \d+, current: |match the ResourceVersion in record \()\d+/g, '$1<rv>'],
  [/((?:Invalid|Unsupported) value: )[&*\w.[\]]*\{.*\}: /gs, '$1<object>: '],
  [/((?:Invalid|Unsupported) value: )\[.*\]: /gs, '$1<object>: '],
  [/(Invalid value: )"(?:\{.*\}|\[\{.*\}\])": /gs, '$1<json>: '],
  [/(Invalid value: )0x[0-9a-f]+/g, '$1<ptr>'],
  [intOrPercent, '$1<object>'],
  [/(pkg\/runtime\/scheme\.go:)\d+/g, '$1<line>'],
]

/** Hides what differs from run to run. Idempotent, so that both sides go through it. */
export function mask(value: Json): Json {
  if (typeof value === 'string') return maskText(value)
  if (Array.isArray(value)) return value.map(mask)
  if (!isObject(value)) return value
  const masked: JsonObject = {}
  for (const [key, item] of Object.entries(value)) {
    const hidden = maskField(key, item, value)
    if (hidden !== undefined) masked[maskText(key)] = hidden
  }
  return Array.isArray(value['rows']) ? maskAges(masked) : masked
}

export function maskText(text: string): string {
  let masked = text
  for (const [pattern, replacement] of textRules) masked = masked.replace(pattern, replacement)
  return masked
}

/** Undefined for a field that is left out. */
function maskField(key: string, value: Json, owner: JsonObject): Json | undefined {
  if (key === 'managedFields') return undefined
  if (key === 'creationTimestamp' && value === null) return undefined
  if (key === 'resourceVersion' && typeof value === 'string' && value !== '') return '<rv>'
  if (key === 'continue' && typeof value === 'string' && value !== '') return '<continue>'
  if ((key === 'nodePort' || key === 'healthCheckNodePort') && isAllocatedPort(value)) return '<port>'
  const prefix = owner['generateName']
  if (key === 'name' && typeof prefix === 'string' && prefix !== '' && typeof value === 'string') {
    return value.startsWith(prefix) ? `${maskText(prefix)}<suffix>` : mask(value)
  }
  return mask(value)
}

function isAllocatedPort(value: Json): boolean {
  return typeof value === 'number' && value >= 30000 && value <= 32767 && !requestedPorts.has(value)
}

/** Ages in the cells of a Table; later events of a watch have no columns, there every age-like cell is one. */
function maskAges(table: JsonObject): JsonObject {
  const columns = Array.isArray(table['columnDefinitions']) ? table['columnDefinitions'] : []
  const isAge = (index: number): boolean => {
    const column = columns[index]
    const name = isObject(column) ? column['name'] : undefined
    return column === undefined || (typeof name === 'string' && ageColumns.has(name))
  }
  const rows = Array.isArray(table['rows']) ? table['rows'] : []
  const maskRow = (row: Json): Json => {
    if (!isObject(row) || !Array.isArray(row['cells'])) return row
    const cells = row['cells'].map((cell, index) =>
      typeof cell === 'string' && age.test(cell) && isAge(index) ? '<age>' : cell,
    )
    return { ...row, cells }
  }
  return { ...table, rows: rows.map(maskRow) }
}
