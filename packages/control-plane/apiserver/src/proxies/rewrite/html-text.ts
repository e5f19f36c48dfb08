/** The character references people write in links. */
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

const reference = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]*));/gi

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;', "'": '&#39;', '"': '&#34;', '<': '&lt;', '>': '&gt;', '\r': '&#13;',
}

/** UTF-8 bytes, a character each: so texts of any encoding pass unharmed. */
export function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1')
}

/** Bytes as UTF-8; undefined where they are none. */
export function textOf(bytes: string): string | undefined {
  const text = Buffer.from(bytes, 'latin1').toString()
  return bytesOf(text) === bytes ? text : undefined
}

/** An attribute's value as Go's html package writes it. */
export function escapeHtml(bytes: string): string {
  return bytes.replace(/[&'"<>\r]/g, (char) => escapes[char] ?? char)
}

function resolved(hex: string | undefined, decimal: string | undefined, name: string | undefined): string | undefined {
  if (name !== undefined) return Object.hasOwn(named, name) ? named[name] : undefined
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  const isText = code > 0 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff)
  return isText ? String.fromCodePoint(code) : undefined
}

/** A value in pieces, with what its references stand for; `known` false: a reference as it was written. */
function pieces(bytes: string): { bytes: string; known: boolean }[] {
  const found: { bytes: string; known: boolean }[] = []
  let from = 0
  for (const match of bytes.matchAll(reference)) {
    const [all, hex, decimal, name] = match
    const character = resolved(hex, decimal, name)
    found.push({ bytes: bytes.slice(from, match.index), known: true })
    found.push(character === undefined ? { bytes: all, known: false } : { bytes: bytesOf(character), known: true })
    from = match.index + all.length
  }
  return [...found, { bytes: bytes.slice(from), known: true }]
}

/** A value with its references resolved; undefined where one is of a character with a rarer name. */
export function unescapeHtml(bytes: string): string | undefined {
  const all = pieces(bytes)
  return all.every(({ known }) => known) ? all.map((piece) => piece.bytes).join('') : undefined
}

/** A value as Go's html package writes it again, references to rarer characters as they were. */
export function normalizeHtml(bytes: string): string {
  return pieces(bytes).map((piece) => (piece.known ? escapeHtml(piece.bytes) : piece.bytes)).join('')
}
