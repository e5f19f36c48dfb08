import type { IncomingMessage, ServerResponse } from 'node:http'
import { silentLogger, type Logger } from '@orrery/kit'
import type { Handler, Response } from '../message.js'
import { IncomingRequest } from './incoming-request.js'
import type { OpenWork } from './open-work.js'
import { requestHead } from './request-head.js'
import { sendResponse, type Patience } from './send-response.js'
import { closeWith } from './unfinished.js'

export interface AnswerContext {
  work: OpenWork
  patience: Patience
  logger?: Logger
}

const nothing = (): void => {}

export function plainText(status: number, text: string): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }
  return { status, headers, body: Buffer.from(text) }
}

/** Asks the handler; what it throws becomes a 500, since no request may end the process. */
export async function ask<R>(
  answer: () => Promise<R>,
  logger: Logger = silentLogger,
): Promise<R | Response> {
  try {
    return await answer()
  } catch (error) {
    logger.error({ err: error }, 'request handler threw')
    return plainText(500, 'internal server error\n')
  }
}

/** One exchange on a plain connection. */
export async function answer(
  raw: IncomingMessage,
  out: ServerResponse,
  target: string,
  handler: Handler,
  context: AnswerContext,
): Promise<void> {
  out.on('error', nothing)
  closeWith(raw.socket, out)
  const head = requestHead(target, raw.rawHeaders)
  if (typeof head === 'string') return reply(plainText(400, `400 Bad Request: ${head}`), out, context)
  const request = new IncomingRequest(raw, head)
  out.once('close', () => request.over(out.writableFinished))
  return reply(await ask(() => handler(request), context.logger), out, context)
}

/** Sends a reply; one that cannot be sent (a header with control characters) becomes a 500. */
export async function reply(response: Response, out: ServerResponse, context: AnswerContext): Promise<void> {
  if (!(response.body instanceof Uint8Array)) context.work.stream(out)
  if (context.work.stopping) out.shouldKeepAlive = false
  try {
    await sendResponse(response, out, context.patience)
  } catch (error) {
    context.logger?.error({ err: error }, 'reply cannot be sent')
    if (out.headersSent) out.destroy()
    else await sendResponse(plainText(500, 'internal server error\n'), out, context.patience)
  }
}
