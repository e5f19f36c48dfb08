import { isObject, type Json, type JsonObject } from './exchange.js'

/** What the recorded minor wrote as null and newer ones leave out. */
const nulls = new Set(['onPodConditions', 'containerName'])

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(([key, item]) => item !== null || !nulls.has(key))
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutNulls(item)]))
}

function asNewerSpec(spec: JsonObject): JsonObject {
  const podReplacementPolicy = spec['podFailurePolicy'] === undefined ? 'TerminatingOrFailed' : 'Failed'
  const policy = spec['podFailurePolicy'] === undefined ? {} : { podFailurePolicy: withoutNulls(spec['podFailurePolicy']) }
  return { manualSelector: false, podReplacementPolicy, ...spec, ...policy }
}

/** Every recorded job with the fields that newer minors fill in. A job's spec is known by its suspend, which is always there. */
export function asNewerJobs(recorded: Json): Json {
  if (Array.isArray(recorded)) return recorded.map(asNewerJobs)
  if (!isObject(recorded)) return recorded
  const { spec } = recorded
  if (isObject(spec) && spec['suspend'] !== undefined) return { ...recorded, spec: asNewerSpec(spec) }
  return Object.fromEntries(Object.entries(recorded).map(([key, value]) => [key, asNewerJobs(value)]))
}
