import { pipeline, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { createGzip, gzip } from 'node:zlib'

const compress = promisify(gzip)

/** The fastest: replies are read once, by somebody who waits. */
const level = 1

const outputBytes = 64 * 1024

/** Off the event loop. */
export function gzipBytes(bytes: Uint8Array): Promise<Buffer> {
  return compress(bytes, { level })
}

/** Compresses as it is pulled, off the event loop. Leaving it leaves the body. */
export async function* gzipStream(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const zip = createGzip({ level, chunkSize: outputBytes })
  // What fails in the body comes out of the iteration below.
  pipeline(Readable.from(body, { objectMode: false }), zip, () => {})
  yield* zip as AsyncIterable<Uint8Array>
}
