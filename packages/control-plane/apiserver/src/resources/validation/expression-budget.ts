/** In one object. Real ones stay far below; compiling takes some microseconds a character. */
const most = 16 * 1024

/**
 * What may be compiled of the expressions of one object, so that no request makes the others wait. Expressions beyond it
 * are taken as they are.
 */
export class ExpressionBudget {
  #left = most

  /** Whether some texts may be compiled; then they count. */
  takes(...texts: readonly string[]): boolean {
    this.#left -= texts.reduce((sum, { length }) => sum + length, 0)
    return this.#left >= 0
  }
}
