/** Turns a reply's chunks into messages. Strings go as text, bytes as binary. */
export type Framing = (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<readonly (string | Uint8Array)[]>

/** A watch: each event a text message, with its newline as upstream sends it. Chunks hold whole events. */
export const events: Framing = async function* (chunks) {
  for await (const chunk of chunks) {
    const lines = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString().split('\n')
    yield lines.filter((line) => line !== '').map((line) => `${line}\n`)
  }
}

/** A stream of bytes as upstream's readers send it, after an empty message that says hello. */
export const binary: Framing = async function* (chunks) {
  yield [new Uint8Array()]
  for await (const chunk of chunks) yield [chunk]
}

/** The same in base64, for browsers that cannot take bytes. */
export const base64: Framing = async function* (chunks) {
  yield ['']
  for await (const chunk of chunks) yield [Buffer.from(chunk).toString('base64')]
}
