import type { Revision } from '../../contract.js'
import type { PlainEntry } from '../plain.js'
import { byRevision } from './by-revision.js'
import type { CommitRecord, PlainEvent } from './history.js'

export type State = ReadonlyMap<string, PlainEntry>

/** One order of revisions: the state after each, and what each did. */
export interface StateLine {
  /** In order; the first is the empty store's at revision 0. */
  states: readonly { revision: Revision; state: State; events: readonly PlainEvent[]; cause: CommitRecord | undefined }[]
  /** What the acknowledged commits contradict. */
  violations: readonly string[]
}

type Acknowledged = CommitRecord & { result: { ok: true } }

/** Replays the acknowledged commits in the order of their revisions, looking whether their guards held. */
export function stateLine(commits: readonly CommitRecord[]): StateLine {
  const acknowledged = commits.filter(isAcknowledged)
  const states: StateLine['states'][number][] = [{ revision: 0, state: new Map(), events: [], cause: undefined }]
  const violations: string[] = []
  for (const [revision, group] of byRevision(acknowledged, (commit) => commit.result.revision)) {
    const before = states.at(-1)?.state ?? new Map<string, PlainEntry>()
    const steps = group.map((cause) => ({ cause, revision, events: effectOf(cause, revision, before) }))
    const step = steps.find((step) => step.events.length > 0 && explains(step, group, before))
    if (step) states.push({ ...step, state: apply(before, step.events) })
    else if (!group.every((commit) => changesNothing(commit, before))) {
      violations.push(`no order explains the commits at revision ${revision}`)
    }
  }
  return { states, violations }
}

function isAcknowledged(commit: CommitRecord): commit is Acknowledged {
  return commit.result.ok
}

/** Whether this commit made the revision, and the others of the same revision found nothing to change after it. */
function explains(
  { cause, events }: { cause: CommitRecord; events: readonly PlainEvent[] },
  group: readonly CommitRecord[],
  before: State,
): boolean {
  const after = apply(before, events)
  return guardsHold(cause, before) && group.every((other) => other === cause || changesNothing(other, after))
}

function changesNothing(commit: CommitRecord, state: State): boolean {
  return guardsHold(commit, state) && effectOf(commit, 0, state).length === 0
}

function guardsHold({ commit }: CommitRecord, state: State): boolean {
  return commit.guards.every((guard) => (state.get(guard.key)?.revision ?? 0) === guard.revision)
}

function effectOf({ commit }: CommitRecord, revision: Revision, state: State): PlainEvent[] {
  const puts = commit.puts.map(({ key, text }): PlainEvent => {
    return { type: 'put', key, revision, entry: { key, revision, text }, previous: state.get(key) }
  })
  const deletes = commit.deletes.filter((key) => state.has(key)).map((key): PlainEvent => {
    return { type: 'delete', key, revision, entry: undefined, previous: state.get(key) }
  })
  return [...puts, ...deletes]
}

function apply(state: State, events: readonly PlainEvent[]): State {
  const next = new Map(state)
  for (const { key, entry } of events) {
    if (entry) next.set(key, entry)
    else next.delete(key)
  }
  return next
}
