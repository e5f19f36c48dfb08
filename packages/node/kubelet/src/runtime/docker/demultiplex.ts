export interface Frame {
  stream: 'stdout' | 'stderr'
  bytes: Uint8Array
}

const headLength = 8

/** Takes the engine's stream of standard output and error apart, a frame at a time, pulled no faster than asked for. */
export async function* demultiplex(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Frame> {
  let rest = Buffer.alloc(0)
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk])
    for (;;) {
      if (rest.length < headLength) break
      const end = headLength + rest.readUInt32BE(4)
      if (rest.length < end) break
      yield { stream: rest[0] === 2 ? 'stderr' : 'stdout', bytes: rest.subarray(headLength, end) }
      rest = rest.subarray(end)
    }
  }
}

/** A terminal's stream has no frames: each line is one. */
export async function* lines(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Frame> {
  let rest = Buffer.alloc(0)
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk])
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield { stream: 'stdout', bytes: rest.subarray(0, end + 1) }
      rest = rest.subarray(end + 1)
    }
  }
  if (rest.length > 0) yield { stream: 'stdout', bytes: rest }
}
