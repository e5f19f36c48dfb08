import { Connection, type Reply } from './connection.js'

export interface Load {
  port: number
  clients: number
  total: number
  /** What request number `i` is. Throws away nothing: a reply other than 2xx ends the run. */
  request: (i: number) => { method: string; target: string; body?: string; type?: string }
}

export interface Figure {
  perSecond: number
  megabytesPerSecond: number
}

/** Sends all requests over so many connections, one at a time each. */
export async function run({ port, clients, total, request }: Load): Promise<Figure> {
  const connections = await Promise.all(Array.from({ length: clients }, () => Connection.open(port)))
  let next = 0
  let bytes = 0
  const began = performance.now()
  const work = async (connection: Connection): Promise<void> => {
    for (let i = next++; i < total; i = next++) {
      const { method, target, body, type } = request(i)
      const reply: Reply = await connection.send(method, target, body, type)
      if (reply.status >= 300) throw new Error(`${method} ${target}: ${reply.status}`)
      bytes += reply.length
    }
  }
  await Promise.all(connections.map(work))
  const seconds = (performance.now() - began) / 1000
  for (const connection of connections) connection.close()
  return { perSecond: total / seconds, megabytesPerSecond: bytes / 1e6 / seconds }
}
