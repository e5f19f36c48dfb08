import type { Ask } from '@orrery/kit'
import type { QuestionName, Questions } from './question.js'

/** Asks the server's own thread, and waits. */
export type Remote = <N extends QuestionName>(name: N, about: Questions[N][0]) => Questions[N][1]

export function remoteOver(ask: Ask): Remote {
  return <N extends QuestionName>(name: N, about: Questions[N][0]) => ask({ name, about }) as Questions[N][1]
}

/** The bytes alone in their memory, so that no others go with them; copied where they share it. */
export function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes
  const alone = buffer instanceof ArrayBuffer && bytes.byteLength === buffer.byteLength
  return alone ? new Uint8Array(buffer) : new Uint8Array(bytes)
}
