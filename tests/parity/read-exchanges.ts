import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Exchange, Group } from './exchange.js'
import { parseJson } from './parse-json.js'

const suffix = '.jsonl.gz'

/** Server-side apply and custom resources are not served yet. */
const leftOut = new Set(['apply', 'crd'])

/** Where the recordings are; undefined when they are not on this machine. */
export function exchangesFolder(): string | undefined {
  const named = process.env['ORRERY_UPSTREAM_EXCHANGES']
  const folder = resolve(named ?? join(import.meta.dirname, '../../../shared/upstream/exchanges'))
  return existsSync(folder) ? folder : undefined
}

/** The recorded files by name, without those that are left out. */
export function exchangeFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length))
    .filter((name) => !leftOut.has(name))
    .toSorted()
}

/** The groups of one file, in the order they were recorded. */
export function readGroups(folder: string, file: string): Group[] {
  const groups = new Map<string, Group>()
  for (const line of gunzipSync(readFileSync(join(folder, file + suffix))).toString('utf8').split('\n')) {
    if (line === '') continue
    const step = parseJson(line) as unknown as Exchange
    const group = groups.get(step.group) ?? { name: step.group, steps: [] }
    group.steps.push(step)
    groups.set(step.group, group)
  }
  return [...groups.values()]
}
