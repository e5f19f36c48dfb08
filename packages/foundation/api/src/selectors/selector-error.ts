/** The text is no selector. The message is upstream's. */
export class SelectorError extends Error {
  override readonly name = 'SelectorError'
}
