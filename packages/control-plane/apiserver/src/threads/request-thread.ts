/** A thread that answers requests as the server does, over what the server's own thread reads and writes for it. */
import { randomFrom, serveThread, systemClock, type Ask, type JobHandler, type Logger } from '@orrery/kit'
import { readBody, type Response } from '@orrery/transport'
import { createServices } from '../create-services.js'
import type { Exchange } from '../request/exchange.js'
import type { Services } from '../services.js'
import { answerErrors } from '../stages/answer-errors.js'
import { route } from '../stages/route.js'
import { runVerb } from '../stages/run-verb.js'
import { throughStages, type Stage } from '../stages/stage.js'
import { warnOfDeprecation } from '../stages/warn-of-deprecation.js'
import { answerPart } from './answer-part.js'
import { ownBytes, remoteOver, type Remote } from './remote.js'
import { remoteStore } from './remote-store.js'
import { RemoteView } from './remote-view.js'
import type { RequestAnswer, RequestJob, ThreadKnowledge } from './request-job.js'
import type { LogLevel } from './question.js'

const whole: readonly Stage[] = [answerErrors, route, warnOfDeprecation, runVerb]

function plain(fields: object): object {
  const entries = Object.entries(fields).map(([name, value]: [string, unknown]) =>
    value instanceof Error ? [name, { message: value.message, stack: value.stack }] : [name, value],
  )
  return Object.fromEntries(entries) as object
}

function remoteLogger(remote: Remote, more: object = {}): Logger {
  const at = (level: LogLevel) => (fields: object, message: string) =>
    remote('log', { level, fields: plain({ ...more, ...fields }), message })
  const child = (fields: object): Logger => remoteLogger(remote, { ...more, ...fields })
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child }
}

function servicesOver(remote: Remote, { options, tokenKey }: ThreadKnowledge): Services {
  const clock = { ...systemClock, now: () => remote('now', undefined) }
  const random = randomFrom((length) => remote('bytes', length))
  const parts = { store: remoteStore(remote), clock, random, logger: remoteLogger(remote), options }
  return { ...createServices(parts), tokenKey, view: new RemoteView(remote) }
}

function exchangeOf({ method, target, headers, peer, user, body }: RequestJob, services: Services): Exchange {
  const mark = target.indexOf('?')
  const { signal } = new AbortController()
  return {
    request: { method, target, headers, peer, signal, ...(body && { body }) },
    services,
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    user,
    upgrading: false,
    warnings: [],
  }
}

async function answerOf({ status, headers, body }: Response): Promise<RequestAnswer & { body: Uint8Array<ArrayBuffer> }> {
  return { status, headers, body: ownBytes(await readBody(body)) }
}

function start(data: unknown, ask: Ask): JobHandler {
  const services = servicesOver(remoteOver(ask), data as ThreadKnowledge)
  return async (message) => {
    const job = message as RequestJob
    const { part } = job
    const stages = part ? [answerErrors, route, answerPart(part)] : whole
    const value = await answerOf(await throughStages(stages, exchangeOf(job, services)))
    return { value, transfer: [value.body.buffer] }
  }
}

serveThread(start)
