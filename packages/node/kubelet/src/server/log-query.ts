import type { LogOptions } from '../runtime/contract.js'

/** What a reader of logs asked for. */
export interface LogQuery {
  options: LogOptions
  timestamps: boolean
  previous: boolean
  limitBytes: number
}

/** From the query of `/containerLogs/...`: PodLogOptions' fields by their names. Throws an Error for what is no number. */
export function logQuery(query: URLSearchParams, now: number): LogQuery {
  const tail = number(query, 'tailLines')
  const seconds = number(query, 'sinceSeconds')
  const time = query.get('sinceTime')
  const since = seconds === undefined ? (time === null ? undefined : Date.parse(time)) : now - seconds * 1000
  if (since !== undefined && Number.isNaN(since)) throw new Error(`invalid sinceTime "${time ?? ''}"`)
  return {
    options: {
      follow: isTrue(query.get('follow')),
      ...(tail === undefined ? {} : { tailLines: tail }),
      ...(since === undefined ? {} : { since }),
    },
    timestamps: isTrue(query.get('timestamps')),
    previous: isTrue(query.get('previous')),
    limitBytes: number(query, 'limitBytes') ?? Infinity,
  }
}

function isTrue(value: string | null): boolean {
  return value === 'true' || value === '1' || value === ''
}

function number(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name)
  if (value === null || value === '') return undefined
  if (!/^\d+$/.test(value)) throw new Error(`strconv.ParseInt: parsing "${value}": invalid syntax`)
  return Number(value)
}
