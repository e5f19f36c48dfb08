import { parseJson, type ApiObject } from '@orrery/api'
import { itemBytes, type Item } from './item.js'

/** Integers that a double cannot hold have at least so many digits, and stand where a value does. */
const longNumber = /[:,[]-?\d{16}/

/** Stored JSON as a value; integers beyond 2^53 are bigint. */
export function decodeBytes(bytes: Buffer): unknown {
  const text = bytes.toString()
  return longNumber.test(text) ? parseJson(bytes).value : JSON.parse(text)
}

/** The object of an item in its storage version, a copy of the caller's own, without kind and apiVersion. */
export function decode(item: Item): ApiObject {
  return decodeBytes(itemBytes(item)) as ApiObject
}
