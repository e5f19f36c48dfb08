import { connect, type Socket } from 'node:net'

export interface Reply {
  status: number
  /** Body bytes; only counted, the head is kept. */
  length: number
}

const lastChunk = Buffer.from('0\r\n\r\n')

/** One kept HTTP/1.1 connection, one request at a time: as little work per request as can be. */
export class Connection {
  readonly #socket: Socket
  #pending: Buffer = Buffer.alloc(0)
  #settle: { resolve(reply: Reply): void; reject(error: Error): void } | undefined
  #missing = 0
  #reply: Reply | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk) => this.#take(chunk))
    socket.on('error', (error) => this.#settle?.reject(error))
    socket.on('close', () => this.#settle?.reject(new Error('connection closed')))
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(new Connection(socket)))
      socket.once('error', reject)
    })
  }

  send(method: string, target: string, body?: string, type = 'application/json'): Promise<Reply> {
    const length = body === undefined ? '' : `content-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
    this.#socket.write(`${method} ${target} HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\n${length}\r\n${body ?? ''}`)
    return new Promise((resolve, reject) => (this.#settle = { resolve, reject }))
  }

  close(): void {
    this.#settle = undefined
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    if (this.#reply === undefined) {
      this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk])
      const end = this.#pending.indexOf('\r\n\r\n')
      if (end === -1) return
      const head = this.#pending.toString('latin1', 0, end)
      const length = /content-length: *(\d+)/i.exec(head)?.[1]
      this.#reply = { status: Number(head.slice(9, 12)), length: 0 }
      this.#missing = length === undefined ? Number.NaN : Number(length)
      const rest = this.#pending.subarray(end + 4)
      this.#pending = Buffer.alloc(0)
      return this.#body(rest)
    }
    this.#body(chunk)
  }

  /** A reply without a length is chunked: it is over when the last chunk, an empty one, ends what was read. */
  #body(chunk: Buffer): void {
    if (this.#reply) this.#reply.length += chunk.length
    if (Number.isNaN(this.#missing)) {
      this.#pending = Buffer.concat([this.#pending, chunk]).subarray(-lastChunk.length)
      if (this.#pending.equals(lastChunk)) this.#finish()
      return
    }
    this.#missing -= chunk.length
    if (this.#missing <= 0) this.#finish()
  }

  #finish(): void {
    const reply = this.#reply
    const settle = this.#settle
    this.#reply = undefined
    this.#settle = undefined
    this.#pending = Buffer.alloc(0)
    if (reply) settle?.resolve(reply)
  }
}
