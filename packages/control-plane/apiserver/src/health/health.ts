import type { Response } from '@orrery/transport'
import type { Exchange, PathHandler } from '../request/exchange.js'
import { pathNotFound, textReply } from '../request/reply.js'

/** Something that must be well. */
export interface HealthCheck {
  name: string
  /** Throws with the reason where it is not. */
  check: () => void
}

const endpoints: ReadonlySet<string> = new Set(['healthz', 'livez', 'readyz'])

interface Verdict {
  name: string
  problem?: string
}

function judge({ name, check }: HealthCheck): Verdict {
  try {
    check()
    return { name }
  } catch (error) {
    return { name, problem: error instanceof Error ? error.message : String(error) }
  }
}

/** Upstream's lines: one a check, the reason of a failure withheld. */
function report(endpoint: string, verdicts: readonly Verdict[], excluded: readonly string[]): string {
  const lines = verdicts.map(({ name, problem }) => (problem === undefined ? `[+]${name} ok` : `[-]${name} failed: reason withheld`))
  const left = excluded.map((name) => `[+]${name} excluded: ok`)
  const end = verdicts.some(({ problem }) => problem !== undefined) ? 'failed' : 'passed'
  return `${[...lines, ...left, `${endpoint} check ${end}`].join('\n')}\n`
}

function answer(exchange: Exchange, endpoint: string, checks: readonly HealthCheck[]): Response {
  const excluded = new Set(exchange.query.getAll('exclude'))
  const verdicts = checks.filter(({ name }) => !excluded.has(name)).map(judge)
  const failed = verdicts.filter(({ problem }) => problem !== undefined)
  const text = report(endpoint, verdicts, checks.map(({ name }) => name).filter((name) => excluded.has(name)))
  for (const { name, problem } of failed) exchange.services.logger.warn({ check: name, problem, endpoint }, 'check failed')
  if (failed.length > 0) return textReply(exchange, 500, text)
  return textReply(exchange, 200, exchange.query.has('verbose') ? text : 'ok')
}

function one(exchange: Exchange, { name, check }: HealthCheck): Response {
  const { problem } = judge({ name, check })
  return problem === undefined ? textReply(exchange, 200, 'ok') : textReply(exchange, 500, `internal server error: ${problem}\n`)
}

/** /healthz, /livez, /readyz, each check of theirs by itself, `?verbose` and `?exclude=`. */
export function answerHealth(checks: Readonly<Record<'live' | 'ready', readonly HealthCheck[]>>): PathHandler {
  return (exchange) => {
    const [, endpoint = '', ...name] = exchange.path.split('/')
    if (!endpoints.has(endpoint)) return undefined
    const all = endpoint === 'readyz' ? [...checks.live, ...checks.ready] : checks.live
    const wanted = name.join('/')
    if (wanted === '') return Promise.resolve(answer(exchange, endpoint, all))
    const found = all.find((each) => each.name === wanted)
    return Promise.resolve(found ? one(exchange, found) : pathNotFound(exchange))
  }
}
