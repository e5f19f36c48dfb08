import { isDeepStrictEqual } from 'node:util'
import type { Revision } from '../../contract.js'
import type { CommitRecord, GetRecord, History, OperationRecord, RangeRecord } from './history.js'
import { checkWatch } from './check-watch.js'
import { pageOf, standingIn } from './expected.js'
import { stateLine, type State, type StateLine } from './state-line.js'

/** Revisions at which an operation may have taken place. */
interface Window {
  low: Revision
  high: Revision
}

/**
 * What in a history no single order of revisions explains; empty where one explains everything. An operation takes
 * effect between its call and its answer: it sees all that was answered before its call, and nothing called after its
 * answer. Commits stand in the order of their revisions.
 */
export function checkHistory(history: History): string[] {
  const commits = history.operations.filter((operation) => operation.kind === 'commit')
  const line = stateLine(commits)
  const operations = history.operations.flatMap((operation) => {
    const window = windowOf(operation, history.operations, line)
    return explained(operation, window, line) ? [] : [`${say(operation)} within ${window.low}..${window.high}`]
  })
  return [...line.violations, ...operations, ...history.watches.flatMap((watch) => checkWatch(watch, line))]
}

function say({ called, answered, ...rest }: OperationRecord): string {
  return `nothing explains ${JSON.stringify(rest)} (${called}-${answered})`
}

function windowOf(operation: OperationRecord, all: readonly OperationRecord[], line: StateLine): Window {
  const known = all.filter((other) => other.answered < operation.called).map(revisionShown)
  const later = line.states.filter(({ cause }) => cause && cause.called > operation.answered)
  const last = line.states.at(-1)?.revision ?? 0
  return { low: Math.max(0, ...known), high: Math.min(last, ...later.map(({ revision }) => revision - 1)) }
}

/** The newest revision that an answer proves to be visible. */
function revisionShown(operation: OperationRecord): Revision {
  if (operation.kind === 'get') return operation.found?.revision ?? 0
  if (operation.kind === 'range') return operation.page.revision
  return operation.result.ok ? operation.result.revision : (operation.result.standing?.revision ?? 0)
}

function explained(operation: OperationRecord, window: Window, line: StateLine): boolean {
  const candidates = line.states.filter(({ revision }) => revision >= window.low && revision <= window.high)
  if (operation.kind === 'get') return explainedGet(operation, candidates, line)
  if (operation.kind === 'range') return explainedRange(operation, candidates, line)
  return explainedCommit(operation, window, candidates)
}

type States = StateLine['states']

function explainedGet({ key, revision, found }: GetRecord, candidates: States, line: StateLine): boolean {
  if (revision !== undefined) return isDeepStrictEqual(stateAt(line, revision).get(key), found)
  return candidates.some(({ state }) => isDeepStrictEqual(state.get(key), found))
}

function explainedRange({ query, page }: RangeRecord, candidates: States, line: StateLine): boolean {
  if (query.revision === undefined ? !candidates.some(({ revision }) => revision === page.revision) : page.revision !== query.revision) {
    return false
  }
  const expected = pageOf(stateAt(line, page.revision), query)
  const remaining = page.remaining ?? expected.remaining
  return isDeepStrictEqual({ ...page, remaining }, { ...expected, revision: page.revision })
}

function explainedCommit(record: CommitRecord, window: Window, candidates: States): boolean {
  const { result } = record
  if (result.ok) {
    const own = candidates.find(({ revision }) => revision === result.revision)
    return own !== undefined && (own.cause !== record || result.revision > window.low)
  }
  return candidates.some(({ state }) => isDeepStrictEqual(standingIn(state, record.commit.guards), result))
}

function stateAt(line: StateLine, revision: Revision): State {
  return line.states.findLast((step) => step.revision <= revision)?.state ?? new Map()
}
