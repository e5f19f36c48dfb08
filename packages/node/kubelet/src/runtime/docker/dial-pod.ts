import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { RuntimeError } from '../contract.js'
import type { HostCommands } from './host-commands.js'

/** Connects from this process. */
export function dialDirect(host: string, port: number): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => {
      socket.off('error', failed)
      resolve(socket)
    })
    const failed = ({ code, message }: NodeJS.ErrnoException): void => {
      reject(new RuntimeError('refused', wording[code ?? ''] ?? message))
    }
    socket.once('error', failed)
  })
}

/** The kernel's errors as Go prints them. */
const wording: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  EHOSTUNREACH: 'no route to host',
  ENETUNREACH: 'network is unreachable',
  ETIMEDOUT: 'connection timed out',
}

/** Says `+` when connected or the error's code, then passes bytes both ways. */
const relay = `
const [host, port] = process.argv.slice(1)
const socket = require('node:net').connect(Number(port), host)
socket.once('connect', () => { process.stdout.write('+'); process.stdin.pipe(socket); socket.pipe(process.stdout) })
socket.on('error', (error) => process.stdout.write('-' + error.code, () => process.exit(1)))
socket.once('close', () => process.stdout.end(() => process.exit(0)))
`

/** Connects from the engine's network, through a process there. */
export async function dialThrough(commands: HostCommands, host: string, port: number): Promise<Duplex> {
  const stream = commands.pipe(process.execPath, ['-e', relay, host, String(port)])
  const first = await firstChunk(stream)
  if (first[0] === 0x2b) {
    if (first.length > 1) stream.unshift(first.subarray(1))
    return stream
  }
  stream.destroy()
  const code = first.subarray(1).toString()
  throw new RuntimeError('refused', wording[code] ?? (code || 'no connection'))
}

function firstChunk(stream: Duplex): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const clear = (): void => {
      stream.off('readable', read)
      stream.off('error', reject)
      stream.off('end', ended)
    }
    const read = (): void => {
      const chunk = stream.read() as Buffer | null
      if (!chunk) return
      clear()
      resolve(chunk)
    }
    const ended = (): void => resolve(Buffer.alloc(1))
    stream.on('readable', read)
    stream.once('error', reject)
    stream.once('end', ended)
  })
}
