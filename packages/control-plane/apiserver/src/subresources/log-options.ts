import { badRequest, canonicalTime, field, invalid, type corev1, type FieldError } from '@orrery/api'
import { boolParameter, intParameter } from '../request/parameters.js'

/** What a client may ask of a container's output. */
export interface LogOptions {
  container: string
  flags: Readonly<Record<'follow' | 'previous' | 'timestamps', boolean>>
  sinceSeconds?: number
  sinceTime?: string
  tailLines?: number
  limitBytes?: number
  /** Not yet to be chosen. */
  stream?: string
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>)
}

/** Throws 400 in the words of Go's parser for what is no time. */
function timeParameter(query: URLSearchParams, name: string): string | undefined {
  const text = query.get(name)
  if (text === null || text === '') return undefined
  try {
    return canonicalTime(text)
  } catch (error) {
    throw badRequest(error instanceof Error ? error.message : String(error))
  }
}

export function parseLogOptions(query: URLSearchParams): LogOptions {
  return {
    container: query.get('container') ?? '',
    flags: {
      follow: boolParameter(query, 'follow'),
      previous: boolParameter(query, 'previous'),
      timestamps: boolParameter(query, 'timestamps'),
    },
    ...optional('sinceSeconds', intParameter(query, 'sinceSeconds')),
    ...optional('sinceTime', timeParameter(query, 'sinceTime')),
    ...optional('tailLines', intParameter(query, 'tailLines')),
    ...optional('limitBytes', intParameter(query, 'limitBytes')),
    ...optional('stream', query.get('stream') ?? undefined),
  }
}

function positive(name: string, value: number | undefined): FieldError[] {
  return value === undefined || value > 0 ? [] : [field.invalid(name, value, 'must be greater than 0')]
}

/** Throws 422 for what contradicts itself. */
export function checkLogOptions({ tailLines, limitBytes, sinceSeconds, sinceTime, stream }: LogOptions, pod: string): void {
  const errors: FieldError[] = []
  if (tailLines !== undefined && tailLines < 0) {
    errors.push(field.invalid('tailLines', tailLines, 'must be greater than or equal to 0'))
  }
  errors.push(...positive('limitBytes', limitBytes))
  if (sinceSeconds !== undefined && sinceTime !== undefined) {
    errors.push(field.forbidden('[]', 'at most one of `sinceTime` or `sinceSeconds` may be specified'))
  } else {
    errors.push(...positive('sinceSeconds', sinceSeconds))
  }
  if (stream !== undefined) errors.push(field.forbidden('stream', 'may not be specified'))
  if (errors.length > 0) throw invalid({ group: '', kind: 'PodLogOptions' }, pod, errors)
}

/** The container whose output is meant: the one that is named, or the only one. Throws 400. */
export function logContainer({ metadata, spec }: corev1.Pod, asked: string): string {
  const regular = spec.containers.map(({ name }) => name)
  const inits = (spec.initContainers ?? []).map(({ name }) => name)
  const all = [...inits, ...regular, ...(spec.ephemeralContainers ?? []).map(({ name }) => name)]
  if (asked !== '') {
    if (all.includes(asked)) return asked
    throw badRequest(`container ${asked} is not valid for pod ${metadata.name}`)
  }
  const [only] = regular
  if (only !== undefined && regular.length === 1) return only
  const choice = regular.length === 0 ? '' : `, choose one of: [${all.join(' ')}]`
  throw badRequest(`a container name must be specified for pod ${metadata.name}${choice}`)
}

/** Path and query of the kubelet's own log endpoint. */
export function kubeletLogTarget({ metadata }: corev1.Pod, container: string, options: LogOptions): string {
  const { flags, container: _named, ...amounts } = options
  const query = new URLSearchParams()
  for (const [name, set] of Object.entries(flags)) if (set) query.set(name, 'true')
  for (const [name, value] of Object.entries(amounts)) query.set(name, String(value))
  const path = ['containerLogs', metadata.namespace ?? '', metadata.name, container].map(encodeURIComponent).join('/')
  const text = query.toString()
  return text === '' ? `/${path}` : `/${path}?${text}`
}
