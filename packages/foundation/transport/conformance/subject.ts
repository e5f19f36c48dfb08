import { readBody, type Body, type Handler, type Response } from '../src/index.js'
import type { UpgradeHandler, UpgradeTransport } from '../src/upgrade.js'

export interface Connection {
  transport: UpgradeTransport
  close(): Promise<void>
}

/** Makes a transport whose requests reach the handler. */
export type Connect = (handler: Handler, upgrade?: UpgradeHandler) => Promise<Connection>

export async function withTransport(
  connect: Connect,
  handler: Handler,
  use: (transport: UpgradeTransport) => Promise<void>,
  upgrade?: UpgradeHandler,
): Promise<void> {
  const connection = await connect(handler, upgrade)
  try {
    await use(connection.transport)
  } finally {
    await connection.close()
  }
}

export function ok(body: Body | string = ''): Response {
  return { status: 200, headers: {}, body: typeof body === 'string' ? Buffer.from(body) : body }
}

export async function textOf(body: Body | undefined): Promise<string> {
  return Buffer.from(await readBody(body)).toString()
}

export function deferred<T = void>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((give) => (resolve = give))
  return { promise, resolve }
}

export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

/** Never ends, never yields again after `first`; `left` resolves when it is returned. */
export function silentAfter(first: string): { body: AsyncIterable<Uint8Array>; left: Promise<void> } {
  const left = deferred()
  let given = false
  const body = {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        if (given) return new Promise<never>(() => {})
        given = true
        return Promise.resolve({ done: false as const, value: Buffer.from(first) })
      },
      return: () => {
        left.resolve()
        return Promise.resolve({ done: true as const, value: undefined })
      },
    }),
  }
  return { body, left: left.promise }
}
