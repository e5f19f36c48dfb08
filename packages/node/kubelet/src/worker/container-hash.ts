import type { corev1 } from '@orrery/api'

/** FNV-1a, 32 bits, in hexadecimal, of what makes another container of it: its name and image, as upstream's. */
export function containerHash({ name, image = '' }: corev1.Container): string {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(JSON.stringify({ image, name }))) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  }
  return hash.toString(16)
}
