import type { IncomingMessage } from 'node:http'
import type Docker from 'dockerode'
import { RuntimeError, type LogEntry, type LogOptions } from '../contract.js'
import { demultiplex, lines, type Frame } from './demultiplex.js'
import { answer, engineError } from './engine-error.js'

/** Reads a container's log from the engine. The library would hold the whole of it in memory, so it is asked directly. */
export async function* dockerLogs(docker: Docker, id: string, options: LogOptions = {}): AsyncGenerator<LogEntry> {
  const { Config } = await answer(docker.getContainer(id).inspect())
  const stream = await open(docker, id, options)
  const abort = (): void => void stream.destroy()
  options.signal?.addEventListener('abort', abort, { once: true })
  try {
    for await (const frame of Config.Tty ? lines(stream) : demultiplex(stream)) yield entryOf(frame)
  } catch (error) {
    if (!options.signal?.aborted) throw engineError(error)
  } finally {
    options.signal?.removeEventListener('abort', abort)
    stream.destroy()
  }
}

function open(docker: Docker, id: string, { follow = false, tailLines, since }: LogOptions): Promise<IncomingMessage> {
  const options = {
    stdout: true,
    stderr: true,
    timestamps: true,
    follow,
    tail: tailLines === undefined ? 'all' : String(tailLines),
    ...(since === undefined ? {} : { since: (since / 1000).toFixed(3) }),
  }
  // The question mark asks the library to append the options.
  const path = `/containers/${id}/logs?`
  const statusCodes = { 200: true, 404: 'no such container', 500: 'server error' }
  return new Promise((resolve, reject) => {
    docker.modem.dial({ path, method: 'GET', options, isStream: true, statusCodes }, (error: unknown, stream: unknown) => {
      if (error) reject(engineError(error))
      else if (isMessage(stream)) resolve(stream)
      else reject(new RuntimeError('refused', 'the engine gave no log'))
    })
  })
}

function isMessage(value: unknown): value is IncomingMessage {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

/** Each frame begins with the time and a space. */
function entryOf({ stream, bytes }: Frame): LogEntry {
  const buffer = Buffer.from(bytes)
  const space = buffer.indexOf(32)
  return { stream, time: buffer.subarray(0, space).toString(), bytes: buffer.subarray(space + 1) }
}
