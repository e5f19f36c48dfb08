import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { connect as tlsConnect } from 'node:tls'
import type { corev1 } from '@orrery/api'
import { failed, succeeded, type ProbeOutcome } from './probe-outcome.js'
import { dialTarget, probePort, withTimeout, type ProbeTarget } from './probe-target.js'

/** The most that is read of a reply. */
const maxBody = 10 * 1024

/** A GET; any status from 200 to 399 is a success. Certificates are not verified, redirects not followed. */
export async function httpProbe(target: ProbeTarget, action: corev1.HTTPGetAction, timeoutMs: number): Promise<ProbeOutcome> {
  const port = probePort(target.container, action.port)
  const scheme = (action.scheme ?? 'HTTP').toLowerCase()
  const path = action.path ?? '/'
  const url = `${scheme}://${action.host ?? target.podIp}:${port}${path.startsWith('/') ? path : `/${path}`}`
  const begun = target.clock.monotonic()
  let stream: Duplex | undefined
  try {
    stream = await dialTarget(target, action.host, port, timeoutMs)
    const left = Math.max(1, timeoutMs - (target.clock.monotonic() - begun))
    const late = (): Error => new Error('context deadline exceeded (Client.Timeout exceeded while awaiting headers)')
    const reply = await withTimeout(target.clock, get(stream, scheme, url, action.httpHeaders ?? []), left, late)
    const good = reply.status >= 200 && reply.status < 400
    return good ? succeeded(reply.body) : failed(`HTTP probe failed with statuscode: ${reply.status}`)
  } catch (error) {
    return failed(`Get "${url}": ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    stream?.destroy()
  }
}

interface Reply {
  status: number
  body: string
}

function get(stream: Duplex, scheme: string, url: string, headers: readonly corev1.HTTPHeader[]): Promise<Reply> {
  const { hostname, host, pathname, search } = new URL(url)
  const socket = scheme === 'https' ? tlsConnect({ socket: stream, rejectUnauthorized: false }) : stream
  const own: Record<string, string[]> = { host: [host], 'user-agent': ['kube-probe/1.34'], accept: ['*/*'], connection: ['close'] }
  for (const { name, value } of headers) own[name.toLowerCase()] = [value]
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    const sent = httpRequest(
      { host: hostname, path: pathname + search, headers: own, createConnection: () => socket },
      (reply) => void collect(reply).then(resolve, reject),
    )
    sent.once('error', reject)
    sent.end()
  })
}

async function collect(reply: IncomingMessage): Promise<Reply> {
  let body = ''
  for await (const chunk of reply as AsyncIterable<Buffer>) {
    body += chunk.toString()
    if (body.length > maxBody) break
  }
  return { status: reply.statusCode ?? 0, body: body.slice(0, maxBody) }
}
