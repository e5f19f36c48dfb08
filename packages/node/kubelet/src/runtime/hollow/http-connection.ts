import { Duplex } from 'node:stream'

export interface HollowReply {
  status: number
  body: string
}

const reasons: Readonly<Record<number, string>> = { 200: 'OK', 404: 'Not Found', 500: 'Internal Server Error', 503: 'Service Unavailable' }

/** The far end of a connection to an imagined server: it answers the first HTTP request and closes. */
export class HttpConnection extends Duplex {
  readonly #answer: (path: string) => HollowReply
  #head = ''
  #answered = false

  constructor(answer: (path: string) => HollowReply) {
    super({ allowHalfOpen: true })
    this.#answer = answer
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    if (!this.#answered) this.#take(chunk.toString('latin1'))
    done()
  }

  override _final(done: () => void): void {
    if (!this.#answered) this.push(null)
    done()
  }

  #take(text: string): void {
    this.#head = (this.#head + text).slice(0, 65_536)
    if (!this.#head.includes('\r\n\r\n')) return
    this.#answered = true
    const [method = '', target = '/'] = this.#head.split(' ', 2)
    const { status, body } = this.#answer(target.split('?', 1)[0] ?? '/')
    const bytes = Buffer.from(body)
    const head =
      `HTTP/1.1 ${status} ${reasons[status] ?? 'Status'}\r\ncontent-type: text/plain; charset=utf-8\r\n` +
      `content-length: ${bytes.length}\r\nconnection: close\r\n\r\n`
    this.push(method === 'HEAD' ? Buffer.from(head) : Buffer.concat([Buffer.from(head), bytes]))
    this.push(null)
  }
}
