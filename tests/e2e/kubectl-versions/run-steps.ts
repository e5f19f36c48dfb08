import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '@orrery/kit'
import { kubectlFor, type KubectlVersion, type Outcome } from '@orrery/testkit'
import { words, type Step } from './step.js'

/** What became of a step; without a problem all was seen that was to be. */
export interface Ran {
  line: string
  problem?: string
}

export interface Bench {
  version: KubectlVersion
  /** Where the server is. */
  server: string
  /** A folder of its own, in which kubectl runs. */
  folder: string
}

type Run = (step: Step) => Promise<Outcome>

/** What `timeout` ends with where it had to end the program. */
const ended = 124

/** Puts the manifests where kubectl runs, and an editor that does what `$EDITS` says. */
function prepare({ version, server, folder }: Bench): Run {
  cpSync(join(import.meta.dirname, 'manifests'), folder, { recursive: true })
  const editor = join(folder, 'editor.sh')
  writeFileSync(editor, '#!/bin/sh\nsed -i "$EDITS" "$1"\n', { mode: 0o755 })
  const home = join(folder, 'home')
  mkdirSync(home, { recursive: true })
  return ({ line, input = '', edits = '', besideMs }) => {
    const prefix = besideMs === undefined ? [] : ['timeout', String(besideMs / 1000)]
    const kubectl = kubectlFor({ version, server, home, cwd: folder, prefix })
    return kubectl(words(line), input, { KUBE_EDITOR: editor, EDITS: edits })
  }
}

function problemWith({ shows, code = 0, besideMs }: Step, outcome: Outcome): string | undefined {
  const text = `${outcome.stdout}${outcome.stderr}`
  const missing = shows.filter((pattern) => !pattern.test(text)).map(String)
  if (missing.length > 0) return `${missing.join(' and ')} not found in: ${text || 'nothing'}`
  const fine = outcome.code === code || (besideMs !== undefined && outcome.code === ended)
  return fine ? undefined : `ended with ${outcome.code}: ${text}`
}

/** Runs steps one after the other, and those that may beside the ones that follow. */
export function stepRunner(bench: Bench): (steps: readonly Step[]) => AsyncGenerator<Ran> {
  const run = prepare(bench)
  const ran = async (step: Step): Promise<Ran> => {
    const problem = problemWith(step, await run(step))
    return { line: step.line, ...(problem !== undefined && { problem }) }
  }
  return async function* (steps) {
    const others: Promise<Ran>[] = []
    for (const step of steps) {
      if (step.besideMs === undefined) yield await ran(step)
      else {
        others.push(ran(step))
        // So that it is there when the next one changes something.
        await systemClock.sleep(step.besideMs / 4)
      }
    }
    yield* await Promise.all(others)
  }
}
