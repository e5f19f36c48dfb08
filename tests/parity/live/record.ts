import { isObject, type Group, type Json } from '../exchange.js'
import { replayGroups } from '../replay.js'

/** Who asks over plain HTTP, as each server calls them. */
const callers: Readonly<Record<string, string>> = {
  'system:anonymous': 'system:unsecured',
  'system:unauthenticated': 'system:authenticated',
}

function asOurCaller(value: Json): Json {
  if (typeof value === 'string') return callers[value] ?? value
  if (Array.isArray(value)) return value.map(asOurCaller)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asOurCaller(item)]))
}

/** The groups with a server's replies as the recorded ones. */
export async function record(port: number, groups: readonly Group[]): Promise<Group[]> {
  const replayed = await replayGroups(port, groups)
  const steps = replayed.map(({ step, got }) => ({ ...step, reply: { ...got, body: asOurCaller(got.body) } }))
  return groups.map(({ name }) => ({ name, steps: steps.filter((step) => step.group === name) }))
}
