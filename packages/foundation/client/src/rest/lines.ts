import type { Body } from '@orrery/transport'

const newline = 0x0a

/**
 * The lines of a body, without their ends, whatever chunks they came in. Splits bytes, so that a character cut between
 * two chunks stays whole; long lines cost linear time. Text after the last newline is a line of its own.
 */
export async function* lines(body: Body): AsyncGenerator<string, void> {
  let pending: Uint8Array[] = []
  for await (const chunk of body instanceof Uint8Array ? [body] : body) {
    let from = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      pending.push(chunk.subarray(from, end))
      from = end + 1
      const line = textOf(pending)
      pending = []
      yield line
    }
    if (from < chunk.length) pending.push(chunk.subarray(from))
  }
  if (pending.length > 0) yield textOf(pending)
}

function textOf(parts: readonly Uint8Array[]): string {
  const [only] = parts
  const whole = parts.length === 1 && only ? Buffer.from(only.buffer, only.byteOffset, only.length) : Buffer.concat(parts)
  return whole.toString('utf8')
}
