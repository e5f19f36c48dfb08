import { randomBytes, randomUUID } from 'node:crypto'

/** The only source of chance outside this package: one seed replays one history. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** A version 4 UUID in lower case. */
  uuid(): string
  /** `length` characters of upstream's name alphabet (no vowels, no look-alikes), for generateName. */
  suffix(length: number): string
  bytes(length: number): Uint8Array
}

/** The alphabet of k8s.io/apimachinery/pkg/util/rand. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789'

function suffixOf(bytes: Uint8Array): string {
  let out = ''
  for (const byte of bytes) out += alphabet[byte % alphabet.length] ?? ''
  return out
}

/** The machine's own entropy. */
export const systemRandom: Random = {
  next: () => Math.random(),
  uuid: () => randomUUID(),
  suffix: (length) => suffixOf(randomBytes(length)),
  bytes: (length) => randomBytes(length),
}

/** A reproducible source (mulberry32). Never for keys or tokens. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, () => Math.floor(next() * 256))
  return { next, bytes, suffix: (length) => suffixOf(bytes(length)), uuid: () => uuidFrom(bytes(16)) }
}

/** Chance that is drawn elsewhere, byte by byte. */
export function randomFrom(bytes: Random['bytes']): Random {
  const next = (): number => Buffer.from(bytes(6)).readUIntBE(0, 6) / 2 ** 48
  return { next, bytes, suffix: (length) => suffixOf(bytes(length)), uuid: () => uuidFrom(bytes(16)) }
}

function uuidFrom(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes)
  hex[6] = ((hex[6] ?? 0) & 0x0f) | 0x40
  hex[8] = ((hex[8] ?? 0) & 0x3f) | 0x80
  const text = hex.toString('hex')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}
