export { compareQuantities, milliNumber, wholeNumber } from './number.js'
export { canonicalQuantity, Quantity, type QuantityText } from './quantity.js'
export { QuantityError } from './scan.js'
export type { QuantityFormat } from './suffix.js'
