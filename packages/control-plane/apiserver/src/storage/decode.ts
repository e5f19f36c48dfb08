import { parseJson, type ApiObject } from '@orrery/api'
import { itemText, type Item } from './item.js'

/** Integers that a double cannot hold have at least so many digits, and stand where a value does. */
const longNumber = /[:,[]-?\d{16}/

/** The object of an item in its storage version, a copy of the caller's own, without kind and apiVersion. Integers beyond 2^53 are bigint. */
export function decode(item: Item): ApiObject {
  const text = itemText(item)
  return (longNumber.test(text) ? parseJson(text).value : JSON.parse(text)) as ApiObject
}
