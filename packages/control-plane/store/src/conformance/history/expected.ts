import type { Guard, RangeQuery } from '../../contract.js'
import type { CommitRecord, RangeRecord } from './history.js'
import type { State } from './state-line.js'

/** The answer to a commit with these guards where one of them does not hold. */
export function standingIn(state: State, guards: readonly Guard[]): CommitRecord['result'] | undefined {
  const guard = guards.find(({ key, revision }) => (state.get(key)?.revision ?? 0) !== revision)
  return guard && { ok: false, guard, standing: state.get(guard.key) }
}

/** The page of a state that a query asks for. */
export function pageOf(state: State, query: RangeQuery): Omit<RangeRecord['page'], 'revision'> {
  const { prefix, after = '', limit = Infinity } = query
  const entries = [...state.values()]
    .filter(({ key }) => key.startsWith(prefix) && key > after)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const remaining = Math.max(0, entries.length - limit)
  return { entries: entries.slice(0, limit), more: remaining > 0, remaining }
}
