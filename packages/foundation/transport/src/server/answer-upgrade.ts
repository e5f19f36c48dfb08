import { ServerResponse, validateHeaderName, validateHeaderValue, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { isUpgrade, type Upgrade, type UpgradeHandler } from '../upgrade.js'
import { ask, plainText, reply, type AnswerContext } from './answer.js'
import { IncomingRequest } from './incoming-request.js'
import { requestHead } from './request-head.js'
import { isAnswering } from './unfinished.js'

/**
 * Answers a request that asks for another protocol. `early` is what the client sent after the head. A client that asks
 * before its earlier requests are answered is cut off: the two would mix on the wire.
 */
export async function answerUpgrade(
  raw: IncomingMessage,
  socket: Socket,
  early: Buffer,
  handler: UpgradeHandler,
  context: AnswerContext,
): Promise<void> {
  socket.on('error', () => socket.destroy())
  if (isAnswering(socket)) {
    socket.destroy()
    return undefined
  }
  const head = requestHead(raw.url ?? '/', raw.rawHeaders)
  if (typeof head === 'string') {
    return replyOn(socket, raw, plainText(400, `400 Bad Request: ${head}`), context)
  }
  const request = new IncomingRequest(raw, head)
  if (request.body) {
    return replyOn(socket, raw, plainText(400, '400 Bad Request: upgrade with a body'), context)
  }
  const lost = (): void => request.over(false)
  socket.once('close', lost)
  const answer = await ask(() => handler(request), context.logger)
  if (!isUpgrade(answer)) return replyOn(socket, raw, answer, context)
  socket.off('close', lost)
  return switchOver(answer, socket, early, context)
}

/** Hands the connection over, a lost one too: whoever accepts it sees it end. */
function switchOver(answer: Upgrade, socket: Socket, early: Buffer, context: AnswerContext): void {
  context.work.upgraded(socket)
  try {
    socket.write(switchingProtocols(answer))
    if (early.length > 0) socket.unshift(early)
    answer.accept(socket)
  } catch (error) {
    context.logger?.error({ err: error }, 'upgrade cannot be accepted')
    socket.destroy()
  }
}

function switchingProtocols(upgrade: Upgrade): string {
  let text = 'HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\n'
  for (const [name, value] of Object.entries(upgrade.headers)) {
    if (name === 'connection' || value === undefined) continue
    validateHeaderName(name)
    for (const one of typeof value === 'string' ? [value] : value) {
      validateHeaderValue(name, one)
      text += `${name}: ${one}\r\n`
    }
  }
  return `${text}\r\n`
}

/** Node took its parser and its writer off the socket; an ordinary reply gets a writer back, then the socket ends. */
function replyOn(
  socket: Socket,
  raw: IncomingMessage,
  response: Parameters<typeof reply>[0],
  context: AnswerContext,
): Promise<void> {
  const out = new ServerResponse(raw)
  out.shouldKeepAlive = false
  out.on('error', () => socket.destroy())
  out.assignSocket(socket)
  socket.on('drain', () => out.emit('drain'))
  socket.on('end', () => socket.destroy()).resume()
  out.once('finish', () => {
    out.detachSocket(socket)
    out.emit('close')
    socket.end()
  })
  return reply(response, out, context)
}
