import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Clock } from '@orrery/kit'
import type { Headers, Response } from '../message.js'

/** Headers as Node takes them: nothing undefined. */
export function outgoingHeaders(headers: Headers): OutgoingHttpHeaders {
  const out: OutgoingHttpHeaders = {}
  for (const name in headers) {
    const value = headers[name]
    if (value !== undefined) out[name] = value
  }
  return out
}

/** Cuts a client off that takes nothing for too long. */
export interface Patience {
  clock: Clock
  /** How long a piece of a reply may wait to be taken whole. */
  ms: number
}

/**
 * Writes the reply. Resolves when the last byte was handed to the socket or the client went away; never rejects. A client
 * that stops reading is cut off.
 */
export function sendResponse(response: Response, out: ServerResponse, patience: Patience): Promise<void> {
  const { body } = response
  const headers = outgoingHeaders(response.headers)
  if (body instanceof Uint8Array) {
    if (response.status !== 204 && response.status !== 304) headers['content-length'] ??= body.length
    out.writeHead(response.status, headers).end(body)
    if (out.writableLength > 0) limitWait(out, 'close', patience)
    return Promise.resolve()
  }
  const chunks = body[Symbol.asyncIterator]()
  if (out.destroyed) return leave(chunks, out)
  out.writeHead(response.status, headers)
  if (out.req.method === 'HEAD') return leave(chunks, out)
  out.flushHeaders()
  out.once('close', () => void leave(chunks, out))
  return pump(chunks, out, patience)
}

/** Pulls the next chunk only when the socket took the last. A producer that fails cuts the connection. */
async function pump(chunks: AsyncIterator<Uint8Array>, out: ServerResponse, patience: Patience): Promise<void> {
  try {
    for (;;) {
      const step = await chunks.next()
      if (step.done === true || out.writableEnded || out.destroyed) break
      if (!out.write(step.value)) await drained(out, patience)
    }
    out.end()
    if (out.writableLength > 0) limitWait(out, 'close', patience)
  } catch {
    out.destroy()
  }
}

async function leave(chunks: AsyncIterator<Uint8Array>, out: ServerResponse): Promise<void> {
  out.end()
  try {
    await chunks.return?.()
  } catch {
    // A producer that fails while it is being left has nobody to tell.
  }
}

/** Destroys the connection unless the reply tells the event, or closes, in time. */
function limitWait(out: ServerResponse, event: 'drain' | 'close', { clock, ms }: Patience): void {
  const { socket } = out
  const timer = clock.after(ms, () => socket?.destroy())
  const settle = (): void => {
    timer.cancel()
    out.off(event, settle).off('close', settle)
  }
  out.on(event, settle).on('close', settle)
}

function drained(out: ServerResponse, patience: Patience): Promise<void> {
  limitWait(out, 'drain', patience)
  return new Promise((resolve) => {
    const settle = (): void => {
      out.off('drain', settle).off('close', settle)
      resolve()
    }
    out.on('drain', settle).on('close', settle)
    if (out.destroyed) settle()
  })
}
