import { Readable } from 'node:stream'

const ignore = (): void => {}

/** A body as a Node stream: the next chunk is pulled when the last was taken, and destroying it leaves the producer at once. */
export function uploadStream(body: AsyncIterable<Uint8Array>): Readable {
  const chunks = body[Symbol.asyncIterator]()
  const leave = (): void => void chunks.return?.().then(ignore, ignore)
  return new Readable({
    highWaterMark: 1,
    read() {
      chunks.next().then(
        (step) => this.push(step.done === true ? null : step.value),
        (error: unknown) => this.destroy(error as Error),
      )
    },
    destroy(error, done) {
      if (!this.readableEnded) leave()
      done(error)
    },
  })
}
