import type { Response } from '@orrery/transport'
import type { Exchange, PathHandler } from '../request/exchange.js'
import { pathNotFound, textReply } from '../request/reply.js'
import type { Endpoint, HealthCheck } from './readiness.js'

interface Verdict {
  name: string
  problem?: string
}

/** What is excluded is not asked. */
async function judge({ name, check }: HealthCheck, excluded?: ReadonlySet<string>): Promise<Verdict> {
  if (excluded?.has(name)) return { name }
  try {
    await check()
    return { name }
  } catch (error) {
    return { name, problem: error instanceof Error ? error.message : String(error) }
  }
}

/** Upstream's texts come from its plain error replies, which say that they are what they say. */
function plain(exchange: Exchange, status: number, text: string): Response {
  const response = textReply(exchange, status, text)
  response.headers['x-content-type-options'] = 'nosniff'
  return response
}

/** Upstream's lines, one a check in order, the reason of a failure withheld. */
function lineOf({ name, problem }: Verdict, excluded: ReadonlySet<string>): string {
  if (excluded.has(name)) return `[+]${name} excluded: ok\n`
  return problem === undefined ? `[+]${name} ok\n` : `[-]${name} failed: reason withheld\n`
}

/** What was to be excluded and is no check. */
function warningOf(excluded: ReadonlySet<string>, checks: readonly HealthCheck[]): string {
  const unknown = [...excluded].filter((name) => checks.every((check) => check.name !== name)).toSorted()
  const names = unknown.map((name) => JSON.stringify(name)).join(', ')
  return unknown.length === 0 ? '' : `warn: some health checks cannot be excluded: no matches for ${names}\n`
}

async function all(exchange: Exchange, endpoint: Endpoint, checks: readonly HealthCheck[]): Promise<Response> {
  const excluded = new Set(exchange.query.getAll('exclude'))
  const verdicts = await Promise.all(checks.map((check) => judge(check, excluded)))
  for (const { name, problem } of verdicts) {
    if (!excluded.has(name)) exchange.services.metrics.health.checked(name, endpoint, problem === undefined)
  }
  const failed = verdicts.filter((verdict): verdict is Required<Verdict> => verdict.problem !== undefined)
  const text = verdicts.map((verdict) => lineOf(verdict, excluded)).join('') + warningOf(excluded, checks)
  if (failed.length > 0) {
    exchange.services.logger.warn({ endpoint, failed }, 'health check failed')
    return plain(exchange, 500, `${text}${endpoint} check failed\n`)
  }
  return plain(exchange, 200, exchange.query.has('verbose') ? `${text}${endpoint} check passed\n` : 'ok')
}

async function one(exchange: Exchange, check: HealthCheck): Promise<Response> {
  const { problem } = await judge(check)
  return problem === undefined ? textReply(exchange, 200, 'ok') : plain(exchange, 500, `internal server error: ${problem}\n`)
}

function isEndpoint(name: string, checks: Readonly<Record<Endpoint, unknown>>): name is Endpoint {
  return Object.hasOwn(checks, name)
}

/** Of each endpoint and each of its checks. */
export function healthPaths(checks: Readonly<Record<Endpoint, readonly HealthCheck[]>>): string[] {
  return Object.entries(checks).flatMap(([endpoint, own]) => [`/${endpoint}`, ...own.map(({ name }) => `/${endpoint}/${name}`)])
}

/** /healthz, /livez, /readyz, each check of theirs by itself, `?verbose` and `?exclude=`. */
export function answerHealth(checks: Readonly<Record<Endpoint, readonly HealthCheck[]>>): PathHandler {
  return (exchange) => {
    const [, endpoint = '', ...name] = exchange.path.split('/')
    if (!isEndpoint(endpoint, checks)) return undefined
    if (name.length === 0) return all(exchange, endpoint, checks[endpoint])
    const wanted = name.join('/')
    const found = checks[endpoint].find((each) => each.name === wanted)
    return found ? one(exchange, found) : Promise.resolve(pathNotFound(exchange))
  }
}
