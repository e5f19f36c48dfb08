import { deflateRawSync } from 'node:zlib'
import type { Descriptions } from './read-models.js'

/** The descriptions as a module of their own, compressed: half a megabyte that few runs need. */
export function descriptionsModule(descriptions: Descriptions): string {
  const packed = deflateRawSync(JSON.stringify(descriptions), { level: 9 }).toString('base64')
  return `// Made by build/generate.ts.\nexport const packed = ${JSON.stringify(packed)}\n`
}
