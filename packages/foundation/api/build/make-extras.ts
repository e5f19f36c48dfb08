// Writes schema/extras-<minor>.json from a folder with upstream's OpenAPI v3 documents of that minor, one a file.
// Usage: tsx build/make-extras.ts FOLDER [MINOR]
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { extrasOf, type Extras, type Schema } from './extras.js'
import { readFacts } from './read-facts.js'

interface Document {
  components?: { schemas?: Record<string, Schema> }
}

function readSchemas(folder: string): Record<string, Schema> {
  const documents = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Document)
  return Object.assign({}, ...documents.map(({ components }) => components?.schemas ?? {})) as Record<string, Schema>
}

/** `k8s.io/api/core/v1` -> `io.k8s.api.core.v1`. */
function definitionPrefix(path: string): string {
  const [domain = '', ...rest] = path.split('/')
  return [...domain.split('.').toReversed(), ...rest].join('.')
}

const [folder, minor = '1.34'] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: make-extras FOLDER [MINOR]')
const schema = join(import.meta.dirname, '../schema')
const facts = readFacts(readFileSync(join(schema, `facts-${minor}.json`), 'utf8'))
const schemas = readSchemas(folder)
const all: Extras = {}
for (const type of Object.keys(facts.types)) {
  const [alias = '', name = ''] = type.split('.')
  const found = extrasOf(schemas[`${definitionPrefix(facts.packages[alias] ?? '')}.${name}`] ?? {})
  if (Object.keys(found).length > 0) all[type] = found
}
const lines = Object.entries(all).map(([type, fields]) => `${JSON.stringify(type)}:${JSON.stringify(fields)}`)
writeFileSync(join(schema, `extras-${minor}.json`), `{\n${lines.join(',\n')}\n}\n`)
