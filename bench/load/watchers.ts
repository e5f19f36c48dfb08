import { connect } from 'node:net'

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** How many lines end in a chunk that came behind this byte. Those of HTTP itself end otherwise. */
function linesIn(chunk: Buffer, before: number): number {
  let lines = 0
  for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, at + 1)) {
    if ((at === 0 ? before : chunk[at - 1]) !== carriageReturn) lines++
  }
  return lines
}

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
          let last = 0
          socket.on('data', (chunk) => {
            events += linesIn(chunk, last)
            last = chunk.at(-1) ?? last
          })
        }),
    ),
  )
  return { total: () => events, close: () => sockets.forEach((socket) => socket.destroy()) }
}
