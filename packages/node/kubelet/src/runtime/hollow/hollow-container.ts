import type { Clock, Timer } from '@orrery/kit'
import type { ContainerConfig, ContainerStatus, ExecResult } from '../contract.js'
import { behaviourOf, type Behaviour } from './behaviour.js'
import { LogBuffer } from './log-buffer.js'
import { runProgram, type ProgramWorld } from './program.js'
import { parseCommand } from './script.js'

/** One imagined container. At most one timer is pending: its program's next step, or its end. */
export class HollowContainer {
  readonly config: ContainerConfig
  readonly behaviour: Behaviour
  readonly logs = new LogBuffer()
  status: ContainerStatus
  readonly #clock: Clock
  readonly #changed: () => void
  readonly #files = new Set<string>()
  #timer: Timer | undefined
  readonly #ended: (() => void)[] = []

  constructor(clock: Clock, config: ContainerConfig, id: string, sandboxId: string, changed: () => void) {
    this.#clock = clock
    this.#changed = changed
    this.config = config
    this.behaviour = behaviourOf(config)
    const { pod, name, attempt, hash, image } = config
    const imageId = `hollow://${image}`
    this.status = { id, sandboxId, pod, name, attempt, hash, image, imageId, state: 'created', createdAt: clock.now() }
  }

  get running(): boolean {
    return this.status.state === 'running'
  }

  start(): void {
    if (this.status.state !== 'created') return
    this.status = { ...this.status, state: 'running', startedAt: this.#clock.now() }
    this.#changed()
    const world: ProgramWorld = {
      files: this.#files,
      print: (text, stream) => this.logs.append(stream, text, this.#clock.now()),
    }
    this.#step(runProgram(this.behaviour.program, world))
  }

  /** Resolves when it has ended. */
  stop(graceMs: number): Promise<void> {
    if (!this.running) return Promise.resolve()
    const { stopMs, stopCode } = this.behaviour
    const ended = new Promise<void>((resolve) => this.#ended.push(resolve))
    this.#timer?.cancel()
    const killed = stopMs > graceMs
    const wait = Math.min(stopMs, graceMs)
    if (wait === 0) this.end(killed || graceMs === 0 ? 137 : stopCode)
    else this.#timer = this.#clock.after(wait, () => this.end(killed ? 137 : stopCode))
    return ended
  }

  end(exitCode: number): void {
    if (!this.running) return
    this.#timer?.cancel()
    const reason = exitCode === 0 ? 'Completed' : 'Error'
    this.status = { ...this.status, state: 'exited', finishedAt: this.#clock.now(), exitCode, reason }
    this.logs.end()
    this.#changed()
    for (const done of this.#ended.splice(0)) done()
  }

  /** A command inside: it sees the files of the container's program; sleeps count against the timeout. */
  exec(command: readonly string[], timeoutMs: number): ExecResult {
    let output = ''
    const world: ProgramWorld = { files: this.#files, print: (text) => (output += text) }
    const program = runProgram(parseCommand(command), world)
    let spent = 0
    for (let next = program.next(); ; next = program.next()) {
      if (next.done) return { exitCode: next.value, output }
      // A command that is not understood counts as done well.
      if (next.value === Infinity) return { exitCode: 0, output }
      spent += next.value
      if (spent > timeoutMs) return { exitCode: undefined, output }
    }
  }

  #step(program: Generator<number, number, void>): void {
    if (!this.running) return
    const next = program.next()
    if (next.done) this.end(next.value)
    else if (next.value < Infinity) this.#timer = this.#clock.after(next.value, () => this.#step(program))
  }
}
