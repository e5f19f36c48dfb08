// Writes schema/layout-<minor>.json from a folder with upstream's OpenAPI document, swagger.json.gz, of that minor or a later one.
// Usage: tsx build/make-layout.ts FOLDER [MINOR]
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { layoutOf, type Layouts } from './layout.js'
import { clientFolder } from './read-client.js'
import { readFacts, type Facts } from './read-facts.js'
import { readDescriptions } from './read-models.js'

interface Definition {
  description?: string
  properties?: Record<string, { description?: string }>
}

function readDefinitions(folder: string): Record<string, Definition> {
  const text = gunzipSync(readFileSync(join(folder, 'swagger.json.gz'))).toString()
  return (JSON.parse(text) as { definitions: Record<string, Definition> }).definitions
}

/** `corev1.Pod` -> `io.k8s.api.core.v1.Pod`. */
function definitionName(type: string, facts: Facts): string {
  const [alias = '', name = ''] = type.split('.')
  const [domain = '', ...path] = (facts.packages[alias] ?? '').split('/')
  return [...domain.split('.').toReversed(), ...path, name].join('.')
}

function layoutsOf(texts: Record<string, string>, definition: Definition | undefined): Record<string, string> {
  const full = (field: string): string | undefined =>
    field === '' ? definition?.description : definition?.properties?.[field]?.description
  const found = Object.entries(texts).map(([field, text]) => [field, layoutOf(text, full(field) ?? '')] as const)
  return Object.fromEntries(found.filter(([, layout]) => layout !== ''))
}

const [folder, minor = '1.34'] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: make-layout FOLDER [MINOR]')
const schema = join(import.meta.dirname, '../schema')
const facts = readFacts(readFileSync(join(schema, `facts-${minor}.json`), 'utf8'))
const definitions = readDefinitions(folder)
const all: Layouts = {}
for (const [type, texts] of Object.entries(readDescriptions(clientFolder(), facts)).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  const layouts = layoutsOf(texts, definitions[definitionName(type, facts)])
  if (Object.keys(layouts).length > 0) all[type] = layouts
}
const lines = Object.entries(all).map(([type, layouts]) => `${JSON.stringify(type)}:${JSON.stringify(layouts)}`)
writeFileSync(join(schema, `layout-${minor}.json`), `{\n${lines.join(',\n')}\n}\n`)
