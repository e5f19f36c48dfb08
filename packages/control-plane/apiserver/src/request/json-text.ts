/** Integers beyond a double are bigints, which JSON.stringify refuses: they go as texts that no client's text equals. */
function withBigIntegers(value: unknown): string {
  const mark = '\u0000integer\u0000'
  const text = JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${mark}${each}` : each), 2)
  return text.replaceAll(/"\\u0000integer\\u0000(-?\d+)"/g, '$1')
}

/** For people: two spaces a level. */
export function prettyText(value: unknown): string {
  try {
    return JSON.stringify(value, null, 2)
  } catch (error) {
    if (error instanceof TypeError) return withBigIntegers(value)
    throw error
  }
}
