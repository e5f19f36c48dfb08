import type { Guard, Revision, Store } from '../../contract.js'
import { putOf, write } from '../plain.js'
import type { History } from './history.js'
import { Recorder } from './recorder.js'
import { lastKey, type Step } from './script.js'

/** Lets all clients do their steps on an empty store, with watches from the beginning, and returns what happened. */
export async function runScripts(store: Store, clients: readonly (readonly Step[])[]): Promise<History> {
  const recorder = new Recorder(store)
  for (const prefix of ['', 'k/']) recorder.watch(prefix, 0, lastKey)
  await Promise.all(clients.map((steps, number) => new Client(store, recorder, number).run(steps)))
  await recorder.commit(write([putOf(lastKey, 'last')]))
  return await recorder.history()
}

class Client {
  readonly #store: Store
  readonly #recorder: Recorder
  readonly #name: number
  readonly #seen = new Map<string, Revision>()

  constructor(store: Store, recorder: Recorder, name: number) {
    this.#store = store
    this.#recorder = recorder
    this.#name = name
  }

  async run(steps: readonly Step[]): Promise<void> {
    for (const [number, step] of steps.entries()) await this.#do(step, number)
  }

  async #do(step: Step, number: number): Promise<void> {
    switch (step.do) {
      case 'put':
      case 'delete':
        return await this.#write(step, number)
      case 'get':
        return await this.#get(step.key, this.#past(step.back))
      case 'range': {
        const { prefix, limit, after } = step
        const revision = this.#past(step.back)
        const from = after === undefined ? {} : { after }
        return await this.#recorder.range({ prefix, limit, ...from, ...(revision === undefined ? {} : { revision }) })
      }
      case 'watch':
        return this.#recorder.watch(step.prefix, this.#past(step.back) ?? 0, lastKey)
      case 'compact':
        return await this.#store.compact(this.#past(step.back) ?? 0)
    }
  }

  async #write(step: Extract<Step, { keys: string[] }>, number: number): Promise<void> {
    const guards = step.guard === 'nothing' ? [] : step.keys.map((key) => this.#guard(key, step.guard))
    const puts = step.do === 'put' ? step.keys.map((key) => putOf(key, `${this.#name}.${number}`)) : []
    await this.#recorder.commit(write(puts, step.do === 'delete' ? step.keys : [], guards))
  }

  async #get(key: string, revision: Revision | undefined): Promise<void> {
    const found = await this.#recorder.get(key, revision)
    if (revision === undefined) this.#seen.set(key, found?.revision ?? 0)
  }

  #guard(key: string, by: 'absence' | 'seen' | 'stale' | 'nothing'): Guard {
    const seen = this.#seen.get(key) ?? 0
    return { key, revision: by === 'seen' ? seen : by === 'stale' ? Math.max(0, seen - 1) : 0 }
  }

  /** A revision that could be read a moment ago. */
  #past(back: number | undefined): Revision | undefined {
    if (back === undefined) return undefined
    return Math.max(this.#store.floor, this.#store.revision - back)
  }
}
