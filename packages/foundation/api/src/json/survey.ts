/** What one pass over the bytes tells of a JSON text. Nothing is claimed of texts that are no JSON. */
export interface Survey {
  /** How deep lists and maps are nested. */
  depth: number
  /** How many keys all its maps have, each repetition counted. */
  keys: number
  /** Whether a number may be one that JSON.parse would change: 16 digits or more, or an exponent. */
  exact: boolean
}

/** Past the closing quote of the string that opens at `from`. */
function skipString(bytes: Uint8Array, from: number): number {
  let at = from + 1
  while (at < bytes.length && bytes[at] !== 0x22) at += bytes[at] === 0x5c ? 2 : 1
  return at + 1
}

/** Past the number that begins at `from`. */
function skipNumber(bytes: Uint8Array, from: number, survey: Survey): number {
  let at = from
  for (; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === 0x65 || byte === 0x45) survey.exact = true
    else if ((byte < 0x30 || byte > 0x39) && byte !== 0x2e && byte !== 0x2b && byte !== 0x2d) break
  }
  if (at - from >= 16) survey.exact = true
  return at
}

export function surveyJson(bytes: Uint8Array): Survey {
  const survey: Survey = { depth: 0, keys: 0, exact: false }
  let depth = 0
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    if (byte === 0x22) {
      at = skipString(bytes, at)
      continue
    }
    if (byte >= 0x30 && byte <= 0x39) {
      at = skipNumber(bytes, at, survey)
      continue
    }
    if (byte === 0x7b || byte === 0x5b) {
      depth++
      if (depth > survey.depth) survey.depth = depth
    } else if (byte === 0x7d || byte === 0x5d) depth--
    else if (byte === 0x3a) survey.keys++
    at++
  }
  return survey
}
