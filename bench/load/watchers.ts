import { connect } from 'node:net'

/** Opens so many watches and counts the events each receives; `total` is all of them so far. */
export async function openWatchers(port: number, target: string, count: number): Promise<{ total(): number; close(): void }> {
  let events = 0
  const sockets = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof connect>>((resolve, reject) => {
          const socket = connect({ port, host: '127.0.0.1' }, () =>
            socket.write(`GET ${target} HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\n\r\n`),
          )
          socket.once('error', reject)
          socket.once('data', () => resolve(socket))
          socket.on('data', (chunk) => {
            for (let at = chunk.indexOf('{"type":"'); at !== -1; at = chunk.indexOf('{"type":"', at + 9)) events++
          })
        }),
    ),
  )
  return { total: () => events, close: () => sockets.forEach((socket) => socket.destroy()) }
}
