import type { Item } from '../storage/item.js'

/** Objects of more bytes, decoded, changed or laid out, hold up others for more than some milliseconds. */
export const heavyItemBytes = 24 * 1024

export function isHeavyItem({ value }: Pick<Item, 'value'>): boolean {
  return value.bytes.length > heavyItemBytes
}
