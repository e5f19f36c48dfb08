import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Ask {
  method?: string
  path: string
  headers?: Record<string, string | string[]>
  body?: string | Buffer
}

export interface Told {
  status: number
  text: string
}

async function messageOf(child: ChildProcess): Promise<Record<string, unknown>> {
  const [message] = (await once(child, 'message')) as [Record<string, unknown>]
  return message
}

/** A server in a process of its own, and how long it lets others wait. */
export class MeasuredServer {
  readonly #child: ChildProcess
  readonly #url: URL
  readonly #folder: string
  readonly #agent = new Agent({ keepAlive: true })

  private constructor(child: ChildProcess, url: string, folder: string) {
    this.#child = child
    this.#url = new URL(url)
    this.#folder = folder
  }

  static async start(): Promise<MeasuredServer> {
    const folder = mkdtempSync(join(tmpdir(), 'orrery-stalls-'))
    const main = fileURLToPath(new URL('server.ts', import.meta.url))
    const child = fork(main, [folder], { execArgv: ['--conditions=orrery-source', '--import', 'tsx'] })
    const { url } = await messageOf(child)
    return new MeasuredServer(child, String(url), folder)
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  ask({ method = 'GET', path, headers = {}, body }: Ask): Promise<Told> {
    const { hostname, port } = this.#url
    const all = body === undefined ? headers : { ...headers, 'content-length': `${Buffer.byteLength(body)}` }
    return new Promise((resolve, reject) => {
      const sent = request({ hostname, port, method, path, agent: this.#agent, headers: all }, (reply) => {
        const chunks: Buffer[] = []
        reply.on('data', (chunk: Buffer) => chunks.push(chunk))
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
        reply.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  /** The longest stall while the work was done, in milliseconds of the main thread's processor time. */
  async stallDuring(work: () => Promise<unknown>): Promise<number> {
    this.#child.send('start')
    await messageOf(this.#child)
    await work()
    this.#child.send('stop')
    const { stall } = await messageOf(this.#child)
    return Number(stall)
  }

  async stop(): Promise<void> {
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
    this.#agent.destroy()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
