// Writes src/generated/ from the committed facts. Run by `npm run generate`.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFacts } from './read-facts.js'
import { interfacesOf, typeIndex } from './write-types.js'

const root = join(import.meta.dirname, '..')
const out = join(root, 'src/generated')
const text = readFileSync(join(root, 'schema/facts-1.34.json'), 'utf8')
const facts = readFacts(text)

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
for (const alias of Object.keys(facts.packages)) writeFileSync(join(out, `${alias}.ts`), interfacesOf(alias, facts))
writeFileSync(join(out, 'index.ts'), typeIndex(facts))
