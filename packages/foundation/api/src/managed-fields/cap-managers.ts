import { union } from './field-set.js'
import { compareText, identityOf, secondsOf, type Manager } from './managers.js'

/** So many entries of updates are kept apart. */
const mostUpdaters = 10

const ancient = 'ancient-changes'

/** Folds the oldest updates of a version into one entry until there are few enough. */
export function capManagers(managers: readonly Manager[]): readonly Manager[] {
  let count = managers.filter(({ operation }) => operation === 'Update').length
  if (count <= mostUpdaters) return managers
  const kept = new Map(managers.map((manager) => [identityOf(manager), manager]))
  const updates = [...kept].filter(([, { operation }]) => operation === 'Update')
  updates.sort(([x, a], [y, b]) => secondsOf(a) - secondsOf(b) || compareText(x, y))
  const firsts = new Map<string, string>()
  for (const [identity, update] of updates) {
    if (count <= mostUpdaters) break
    const { apiVersion, operation } = update
    const first = firsts.get(apiVersion)
    if (first === undefined) {
      firsts.set(apiVersion, identity)
      continue
    }
    const bucket = identityOf({ manager: ancient, operation, apiVersion })
    const before = kept.get(bucket) ?? kept.get(first)
    kept.delete(kept.has(bucket) ? identity : first)
    kept.delete(identity)
    kept.set(bucket, folded(update, before))
    count--
  }
  return [...kept.values()]
}

/** An old update with a newer one, whose time it takes. */
function folded(newer: Manager, older: Manager | undefined): Manager {
  const { subresource: _, ...rest } = newer
  const fieldsV1 = older ? union(newer.fieldsV1, older.fieldsV1) : newer.fieldsV1
  return { ...rest, manager: ancient, fieldsV1 }
}
