import type { Commit, Entry, Guard } from '../contract.js'

/** Throws a TypeError for a commit that no store may accept. */
export function checkCommit(commit: Commit): void {
  const { puts, deletes } = commit
  const count = puts.length + deletes.length
  if (count === 0) throw new TypeError('a commit must put or delete something')
  if (count > 1 && new Set([...puts.map((put) => put.key), ...deletes]).size < count) {
    throw new TypeError('a key may stand only once among the puts and deletes of a commit')
  }
  for (const put of puts) checkKey(put.key)
  for (const key of deletes) checkKey(key)
  for (const guard of commit.guards) checkKey(guard.key)
}

function checkKey(key: string): void {
  if (key === '' || key.includes('\0')) throw new TypeError('a key must be a non-empty string without U+0000')
}

export interface FailedGuard {
  guard: Guard
  standing: Entry | undefined
}

/** The first guard that does not hold, and what stands there. */
export function failedGuard(
  guards: readonly Guard[],
  standingAt: (key: string) => Entry | undefined,
): FailedGuard | undefined {
  for (const guard of guards) {
    const standing = standingAt(guard.key)
    if ((standing?.revision ?? 0) !== guard.revision) return { guard, standing }
  }
  return undefined
}
