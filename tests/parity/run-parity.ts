import { builtCommand, sourceCommand, type Command } from './command.js'
import { exchangeFiles, exchangesFolder, readGroups } from './read-exchanges.js'
import type { Group } from './exchange.js'
import { judge, type Row } from './judge.js'
import { replayGroups } from './replay.js'
import { startServer } from './server.js'

export interface ParityOptions {
  /** Names such as `validate`; all when empty. */
  files?: readonly string[]
  /** Only groups whose name matches. */
  group?: RegExp
  /** Bundle the sources instead of running the built command. */
  source?: boolean
}

/** Rows by file, or why nothing was replayed. */
export type ParityResult = { rows: ReadonlyMap<string, Row[]> } | { skipped: string }

/** Two at a time keep a small machine busy. */
const filesTogether = 2

/** Replays the recorded exchanges, each file against an API server of its own. */
export async function runParity(options: ParityOptions = {}): Promise<ParityResult> {
  const folder = exchangesFolder()
  if (folder === undefined) {
    return { skipped: 'no recorded exchanges here (set ORRERY_UPSTREAM_EXCHANGES): every file is skipped' }
  }
  const known = exchangeFiles(folder)
  const chosen = options.files?.length ? options.files : known
  const unknown = chosen.filter((file) => !known.includes(file))
  if (unknown.length > 0) throw new Error(`no such file: ${unknown.join(', ')}; there are ${known.join(', ')}`)
  const rows = new Map<string, Row[]>(chosen.map((file) => [file, []]))
  const command = options.source ? await sourceCommand() : builtCommand
  const waiting = [...chosen]
  const lane = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      rows.set(file, await replayFile(command, readGroups(folder, file), file, options.group))
    }
  }
  try {
    await Promise.all(Array.from({ length: filesTogether }, lane))
  } finally {
    await command.dispose()
  }
  return { rows }
}

async function replayFile(
  command: Command,
  all: readonly Group[],
  file: string,
  only: RegExp | undefined,
): Promise<Row[]> {
  const groups = only === undefined ? all : all.filter((group) => only.test(group.name))
  if (groups.length === 0) return []
  const server = await startServer(command)
  try {
    return (await replayGroups(server.port, groups)).map((replayed) => judge(file, replayed))
  } finally {
    await server.stop()
  }
}
