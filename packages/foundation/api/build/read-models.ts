import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { versionOf } from './packages.js'
import type { Facts } from './read-facts.js'

/** By type name and then by field, `` for the type itself. */
export type Descriptions = Record<string, Record<string, string>>

/** The descriptions of every type of the facts that the client has a model of. */
export function readDescriptions(folder: string, facts: Facts): Descriptions {
  const listed = readFileSync(join(folder, 'models/all.d.ts'), 'utf8')
  const models = [...listed.matchAll(/models\/(\w+)\.js/g)].map(([, model]) => model ?? '')
  const found: Descriptions = {}
  for (const model of models) {
    const name = typeOfModel(model, facts)
    if (name !== undefined) found[name] = describe(folder, model)
  }
  return found
}

/** Lists have models but no facts; they are described by their items' kind. */
function typeOfModel(model: string, facts: Facts): string | undefined {
  const [, prefix, version = '', name = ''] = /^([A-Z][a-z]+)?V(\d\w*?)([A-Z]\w*)$/.exec(model) ?? []
  const aliases = prefix === undefined ? Object.keys(facts.packages) : [`${prefix.toLowerCase()}v${version}`]
  const alias = aliases.find((one) => versionOf(one) === `v${version}` && `${one}.${name}` in facts.types)
  return alias === undefined ? undefined : `${alias}.${name}`
}

const comment = /\/\*\*\n\s*\* (.*)\n\s*\*\/\n/

function describe(folder: string, model: string): Record<string, string> {
  const declared = readFileSync(join(folder, `models/${model}.d.ts`), 'utf8')
  const source = readFileSync(join(folder, `models/${model}.js`), 'utf8')
  const wireNames = new Map(
    [...source.matchAll(/"name": "([^"]*)",\s*"baseName": "([^"]*)"/g)].map(([, name = '', wire = '']) => [name, wire]),
  )
  const own = new RegExp(`${comment.source}export declare class`).exec(declared)?.[1]
  const fields = [...declared.matchAll(new RegExp(`${comment.source}\\s*'(\\w+)'\\??:`, 'g'))]
  const entries = fields.map(([, text = '', name = '']) => [wireNames.get(name) ?? name, unescape(text)])
  return Object.fromEntries(own === undefined ? entries : [['', unescape(own)], ...entries])
}

const unescape = (text: string): string => text.replaceAll(/\\(['"`\\])/g, '$1')
