import { request, type IncomingMessage } from 'node:http'
import type { Json, Reply } from './exchange.js'
import { parseJson } from './parse-json.js'

export interface Sent {
  method: string
  path: string
  headers: Record<string, string>
  body: string | undefined
}

/** Longer than any recorded watch lasts. */
const patienceMs = 20_000

const agentless = { agent: false } as const

/** Sends one request exactly as written: no normalised path, no added Accept. A watch is read to its end. */
export function send(port: number, sent: Sent): Promise<Reply> {
  const watch = sent.method === 'WATCH'
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        ...agentless,
        host: '127.0.0.1',
        port,
        method: watch ? 'GET' : sent.method,
        path: sent.path,
        headers: sent.body === undefined ? sent.headers : withLength(sent.headers, sent.body),
        timeout: patienceMs,
      },
      (response) => {
        readText(response).then((text) => resolve(toReply(response, text, watch)), reject)
      },
    )
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no reply within ${patienceMs / 1000} s`)))
    outgoing.on('error', reject)
    outgoing.end(sent.body)
  })
}

function withLength(headers: Record<string, string>, body: string): Record<string, string> {
  return { ...headers, 'Content-Length': String(Buffer.byteLength(body)) }
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString('utf8')
}

function toReply(response: IncomingMessage, text: string, watch: boolean): Reply {
  const status = response.statusCode ?? 0
  const warnings = (response.headersDistinct['warning'] ?? []).map((line) => line.replace(/^299 \S+ /, ''))
  const json = (response.headers['content-type'] ?? '').startsWith('application/json')
  if (watch && status === 200) {
    const lines = text.split('\n').filter((line) => line !== '')
    return { status, warnings, body: lines.map((line) => parseJson(line)) }
  }
  return { status, warnings, body: json ? parsed(text) : text }
}

function parsed(text: string): Json {
  try {
    return parseJson(text)
  } catch {
    return text
  }
}
