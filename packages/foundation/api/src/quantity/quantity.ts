import { formatAmount } from './format.js'
import { parseAmount, type Amount } from './parse.js'
import type { QuantityFormat } from './suffix.js'

/** How a quantity comes: its text, or a plain number as YAML writers leave it. */
export type QuantityText = string | number

/**
 * An amount of a resource (k8s.io/apimachinery/pkg/api/resource): exact in billionths, immutable. On the wire it is
 * its text; what is smaller than a billionth was rounded up, away from zero.
 */
export class Quantity {
  readonly #amount: Amount

  private constructor(amount: Amount) {
    this.#amount = amount
  }

  /** Throws QuantityError with upstream's message. */
  static parse(text: QuantityText): Quantity {
    return new Quantity(parseAmount(typeof text === 'number' ? String(text) : text.trim()))
  }

  /** `value` x 10^`scale`; the scale is at least -9. */
  static of(value: number | bigint, scale = 0, format: QuantityFormat = 'DecimalSI'): Quantity {
    return new Quantity({ nanos: BigInt(value) * 10n ** BigInt(scale + 9), format })
  }

  static readonly zero: Quantity = Quantity.of(0)

  get format(): QuantityFormat {
    return this.#amount.format
  }

  get isZero(): boolean {
    return this.#amount.nanos === 0n
  }

  /** -1, 0 or 1. */
  get sign(): number {
    return this.compare(Quantity.zero)
  }

  /** A sum is written as the first of the two that is not zero. */
  add(other: Quantity): Quantity {
    const format = this.isZero ? other.format : this.format
    return new Quantity({ nanos: this.#amount.nanos + other.#amount.nanos, format })
  }

  sub(other: Quantity): Quantity {
    return this.add(other.negated())
  }

  negated(): Quantity {
    return new Quantity({ nanos: -this.#amount.nanos, format: this.format })
  }

  /** Negative, 0 or positive as this is less than, equal to or greater than the other. */
  compare(other: Quantity): number {
    const a = this.#amount.nanos
    const b = other.#amount.nanos
    return a < b ? -1 : a > b ? 1 : 0
  }

  /** In units of 10^`scale`, rounded up, away from zero. */
  scaled(scale: number): bigint {
    const { nanos } = this.#amount
    if (scale <= -9) return nanos * 10n ** BigInt(-9 - scale)
    const unit = 10n ** BigInt(scale + 9)
    const whole = nanos / unit
    if (nanos % unit === 0n) return whole
    return nanos < 0n ? whole - 1n : whole + 1n
  }

  /** In whole units, rounded up. */
  value(): bigint {
    return this.scaled(0)
  }

  /** In thousandths, rounded up. */
  milliValue(): bigint {
    return this.scaled(-3)
  }

  /** The nearest double. */
  toNumber(): number {
    return Number(this.#amount.nanos) / 1e9
  }

  toString(): string {
    return this.#amount.text ?? formatAmount(this.#amount.nanos, this.#amount.format)
  }

  toJSON(): string {
    return this.toString()
  }
}

/** The text as the API writes it back. Throws QuantityError. */
export function canonicalQuantity(text: QuantityText): string {
  return typeof text === 'string' && plainInteger.test(text) ? text : Quantity.parse(text).toString()
}

const plainInteger = /^[1-9][0-9]{0,2}$/
