// Writes schema/facts-<minor>.json from a folder with fields.json.gz and protobuf-fields.json.gz.
// Usage: tsx build/make-facts.ts FOLDER [MINOR]
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { factOf, type FactType } from './facts.js'
import { pathName, qualify, structsIn } from './go-types.js'
import { emptyStructs, namedTypes } from './named-types.js'
import { byAlias, packages, type GoPackage } from './packages.js'
import { readSource, type Source } from './upstream.js'

const isKind = (home: GoPackage, source: Source, name: string): boolean => {
  const metadata = source.types[`${home.path}.${name}`]?.fields.metadata?.go
  return metadata?.endsWith('.ObjectMeta') ?? false
}

function roots(source: Source): string[] {
  return packages.flatMap((home) => {
    const names = Object.keys(source.types)
      .filter((full) => full.slice(0, full.lastIndexOf('.')) === home.path)
      .map((full) => full.slice(home.path.length + 1))
    const hasTypeMeta = (name: string): boolean =>
      source.types[`${home.path}.${name}`]?.inline?.some((type) => type.endsWith('TypeMeta')) ?? false
    const kinds = names.filter((name) => hasTypeMeta(name) && isKind(home, source, name) && !home.unserved?.includes(name))
    return [...(home.roots ?? []), ...kinds].map((name) => `${home.alias}.${name}`)
  })
}

/** Every struct reachable from the roots, and every other named type on the way, by alias name. */
function reachable(source: Source): { types: Map<string, FactType>; named: Map<string, string> } {
  const types = new Map<string, FactType>()
  const named = new Map<string, string>()
  const queue = roots(source)
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (types.has(name)) continue
    const full = pathName(name, source)
    const home = byAlias.get(name.split('.')[0] ?? '')
    if (full === undefined || home === undefined) throw new Error(`no facts for ${name}`)
    types.set(name, factOf(full, home, source))
    const type = source.types[full]
    const gos = [...(type?.inline ?? []), ...Object.values(type?.fields ?? {}).map((field) => field.go)]
    queue.push(...gos.flatMap((go) => structsIn(qualify(go, home, source), source)))
    for (const empty of emptyStructs(full, home, source)) types.set(empty, {})
    for (const [alias, meaning] of namedTypes(full, home, source)) {
      named.set(alias, meaning)
      queue.push(...structsIn(meaning, source))
    }
  }
  return { types, named }
}

/** One type a line, so that the difference between two minors can be read. */
function print(minor: string, types: ReadonlyMap<string, FactType>, named: ReadonlyMap<string, string>): string {
  const lines = <V>(entries: Iterable<readonly [string, V]>): string =>
    [...entries]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
      .join(',\n')
  const paths = packages.map((home) => [home.alias, home.path] as const)
  const parts = [`"minor":${JSON.stringify(minor)}`]
  parts.push(`"packages":{\n${lines(paths)}\n}`, `"named":{\n${lines(named)}\n}`, `"types":{\n${lines(types)}\n}`)
  return `{${parts.join(',\n')}}\n`
}

const [folder, minor = '1.34'] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: make-facts FOLDER [MINOR]')
const source = readSource(folder)
const { types, named } = reachable(source)
const file = join(import.meta.dirname, `../schema/facts-${minor}.json`)
writeFileSync(file, print(minor, types, named))
