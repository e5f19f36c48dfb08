export type ResourceList = Record<string, string>

/** Whether an amount, in any of its forms, is nothing. */
export function isZero(amount: string): boolean {
  return /^[+-]?0*\.?0*([a-zA-Z]|$)/.test(amount)
}
