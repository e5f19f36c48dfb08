import type { Line, Step } from './script.js'

/** What a running program touches. */
export interface ProgramWorld {
  files: Set<string>
  print(text: string, stream: 'stdout' | 'stderr'): void
}

interface Progress {
  status: number
  exited: boolean
}

/**
 * Runs a program step by step: yields how many milliseconds to wait (Infinity: until stopped), returns the exit code.
 * A loop that never sleeps prints once and then waits, since nobody could watch it spin.
 */
export function* runProgram(lines: readonly Line[], world: ProgramWorld): Generator<number, number, void> {
  const progress: Progress = { status: 0, exited: false }
  yield* runLines(lines, world, progress)
  return progress.status
}

function* runLines(lines: readonly Line[], world: ProgramWorld, progress: Progress): Generator<number, void, void> {
  for (const { when, step } of lines) {
    if (when === 'success' && progress.status !== 0) continue
    if (when === 'failure' && progress.status === 0) continue
    yield* runStep(step, world, progress)
    if (progress.exited) return
  }
}

function* runStep(step: Step, world: ProgramWorld, progress: Progress): Generator<number, void, void> {
  if (step.op === 'sleep') {
    progress.status = 0
    yield step.ms
  } else if (step.op === 'serve') yield Infinity
  else if (step.op === 'loop') yield* runLoop(step.body, world, progress)
  else if (step.op === 'exit') {
    progress.exited = true
    progress.status = step.code
  } else progress.status = runInstant(step, world)
}

function* runLoop(body: readonly Line[], world: ProgramWorld, progress: Progress): Generator<number, void, void> {
  while (!progress.exited) {
    let waited = false
    for (const ms of runLines(body, world, progress)) {
      waited ||= ms > 0
      yield ms
    }
    if (!waited && !progress.exited) yield Infinity
  }
}

type InstantStep = Exclude<Step, { op: 'sleep' | 'serve' | 'loop' | 'exit' }>

function runInstant(step: InstantStep, world: ProgramWorld): number {
  switch (step.op) {
    case 'print':
      if (step.file === undefined) world.print(step.text, step.stream)
      else if (!step.file.startsWith('/dev/')) world.files.add(step.file)
      else world.print(step.text, step.file === '/dev/stderr' ? 'stderr' : 'stdout')
      return 0
    case 'create':
      for (const file of step.files) world.files.add(file)
      return 0
    case 'remove':
      for (const file of step.files) world.files.delete(file)
      return 0
    case 'read':
      return readFiles(step.files, world)
    case 'status':
  }
  return step.code
}

function readFiles(files: readonly string[], world: ProgramWorld): number {
  const missing = files.filter((file) => !world.files.has(file))
  for (const file of missing) world.print(`cat: can't open '${file}': No such file or directory\n`, 'stderr')
  return missing.length > 0 ? 1 : 0
}
