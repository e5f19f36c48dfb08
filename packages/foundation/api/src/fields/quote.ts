const short: Readonly<Record<string, string>> = {
  '"': '\\"', '\\': '\\\\', '\u0007': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v',
}

const escaped = /["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const known = short[character]
  if (known !== undefined) return known
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`
  if (code < 0x1_0000) return `\\u${code.toString(16).padStart(4, '0')}`
  return `\\U${code.toString(16).padStart(8, '0')}`
}

/** A string in double quotes as Go's %q writes it: what is printable stays, the rest is escaped. */
export function quote(text: string): string {
  return `"${text.replace(escaped, escape)}"`
}
