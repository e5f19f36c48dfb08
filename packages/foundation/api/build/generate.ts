// Writes src/generated/ from the committed facts and the official client's text. Run by `npm run generate`.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { layOutAll, type Layouts } from './layout.js'
import { clientFolder, readOperations } from './read-client.js'
import { readFacts } from './read-facts.js'
import { readDescriptions } from './read-models.js'
import { servedResources } from './served.js'
import { descriptionsModule } from './write-descriptions.js'
import { extrasModule } from './write-extras.js'
import { factsModule } from './write-facts.js'
import { kindTable } from './write-kinds.js'
import { interfacesOf, typeIndex } from './write-types.js'

const root = join(import.meta.dirname, '..')
const out = join(root, 'src/generated')
const text = readFileSync(join(root, 'schema/facts-1.34.json'), 'utf8')
const facts = readFacts(text)
const layouts = JSON.parse(readFileSync(join(root, 'schema/layout-1.34.json'), 'utf8')) as Layouts

const files = new Map<string, string>()
for (const alias of Object.keys(facts.packages)) files.set(`${alias}.ts`, interfacesOf(alias, facts))
files.set('index.ts', typeIndex(facts))
files.set('facts.ts', factsModule(facts))
files.set('descriptions.ts', descriptionsModule(layOutAll(readDescriptions(clientFolder(), facts), layouts)))
files.set('extras.ts', extrasModule(readFileSync(join(root, 'schema/extras-1.34.json'), 'utf8')))
files.set('resources.ts', kindTable(servedResources(readOperations(clientFolder()), facts)))

// What did not change is left alone, so that builds and watchers that look at times stay quiet.
mkdirSync(out, { recursive: true })
for (const stale of readdirSync(out).filter((name) => !files.has(name))) rmSync(join(out, stale))
for (const [name, content] of files) {
  const file = join(out, name)
  if (!existsSync(file) || readFileSync(file, 'utf8') !== content) writeFileSync(file, content)
}
