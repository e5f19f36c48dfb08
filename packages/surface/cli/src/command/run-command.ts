import { readFileSync } from 'node:fs'
import { parseYaml } from '@orrery/api'
import { readFlags, type Flags } from '@orrery/kit'
import { Command, Option } from 'commander'
import type { CommandDefinition } from './command.js'

function optionsOf(flags: Flags): Option[] {
  return Object.entries(flags).map(([name, flag]) => {
    const value = flag.placeholder === undefined ? ' [true|false]' : ` <${flag.placeholder}>`
    const initial = flag.default === '' || flag.default === false ? '' : ` (default: ${flag.write(flag.default)})`
    return new Option(`--${name}${value}`, flag.description + initial).argParser(String)
  })
}

/** What was said on the command line, by the flags' own names. A switch without a value says `true`. */
function givenArguments(command: Command, flags: Flags): Record<string, string | undefined> {
  const given = command.opts<Record<string, string | boolean | undefined>>()
  const camel = (name: string): string => name.replaceAll(/-([a-z\d])/g, (_, letter: string) => letter.toUpperCase())
  return Object.fromEntries(
    Object.keys(flags).map((name) => {
      const value = given[camel(name)]
      return [name, value === undefined ? undefined : String(value)]
    }),
  )
}

function settingsFile(path: string | undefined): Record<string, unknown> {
  if (path === undefined) return {}
  const { value } = parseYaml(readFileSync(path, 'utf8'))
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new Error(`--config ${path}: not a mapping of settings`)
}

/** Runs a command with the arguments of this process and sets its exit code. */
export async function runCommand<F extends Flags>(definition: CommandDefinition<F>): Promise<void> {
  const command = new Command(`orrery ${definition.name}`)
    .description(definition.summary)
    .option('--config <FILE>', 'settings as YAML, by the names of these flags')
    .allowExcessArguments(false)
  for (const option of optionsOf(definition.flags)) command.addOption(option)
  command.parse(process.argv.slice(3), { from: 'user' })
  try {
    const values = readFlags(definition.flags, {
      arguments: givenArguments(command, definition.flags),
      environment: process.env,
      file: settingsFile(command.opts<{ config?: string }>().config),
    })
    process.exitCode = await definition.run(values)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    console.error(`error: ${message}`)
    process.exitCode = 1
    if (process.connected) process.send?.({ failed: message }, () => process.disconnect())
  }
}
