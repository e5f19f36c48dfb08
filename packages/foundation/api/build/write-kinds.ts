import { packages, versionOf } from './packages.js'
import type { ServedResource } from './served.js'

const quote = (value: unknown): string => JSON.stringify(value).replaceAll('"', "'")
const groupOf = (alias: string): string => packages.find((home) => home.alias === alias)?.group ?? ''
const kindOf = (type: string): string => type.slice(type.indexOf('.') + 1)

/** The table of served resources, and `resources`, which names each by group version and plural. */
export function kindTable(served: readonly ServedResource[]): string {
  const aliases = [...new Set(served.map(({ alias }) => alias))]
  const rows = served.map((one) => `  ${quote(rowOf(one))},`).join('\n')
  return [
    '// Made by build/generate.ts.',
    "import type { ResourceRef } from '../object.js'",
    "import type { ServedResource } from '../kinds/served-resource.js'",
    `import type { ${aliases.join(', ')} } from './index.js'`,
    '',
    'export const resources = {',
    ...aliases.map((alias) => `  ${alias}: {\n${refs(served.filter((one) => one.alias === alias))}\n  },`),
    '} as const',
    '',
    `export const served: readonly ServedResource[] = [\n${rows}\n]`,
    '',
  ].join('\n')
}

function refs(served: readonly ServedResource[]): string {
  return served.map((one) => `    ${one.plural}: ${quote(refOf(one))} as ResourceRef<${one.type}>,`).join('\n')
}

function refOf({ alias, plural, type, namespaced }: ServedResource): object {
  return { group: groupOf(alias), version: versionOf(alias), plural, kind: kindOf(type), namespaced }
}

function rowOf({ alias, plural, type, verbs, subresources }: ServedResource): object {
  const subs = subresources.map((one) => ({ name: one.name, verbs: one.verbs, ...elsewhere(one.type, alias) }))
  return { alias, plural, type, verbs, subresources: subs }
}

/** The kind of a subresource, with its group version where that is not the resource's own. */
function elsewhere(type: string, alias: string): object {
  const home = type.slice(0, type.indexOf('.'))
  const place = home === alias ? {} : { group: groupOf(home), version: versionOf(home) }
  return { kind: kindOf(type), type, ...place }
}
