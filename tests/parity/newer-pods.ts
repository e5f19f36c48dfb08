import { isObject, type Json, type JsonObject } from './exchange.js'

/** A gate is told of with the time since when it is one. */
function asNewerCondition(condition: Json, counterpart: Json | undefined): Json {
  if (!isObject(condition) || !isObject(counterpart) || condition['reason'] !== 'SchedulingGated') return condition
  const time = counterpart['lastTransitionTime']
  return condition['lastTransitionTime'] === null && typeof time === 'string' ? { ...condition, lastTransitionTime: time } : condition
}

/** The class of a pod stays, whatever is said of its status. */
function asNewerStatus(status: JsonObject, counterpart: JsonObject): JsonObject {
  const { conditions, qosClass } = counterpart
  const kept = status['qosClass'] === undefined && qosClass !== undefined ? { ...status, qosClass } : status
  if (!Array.isArray(kept['conditions']) || !Array.isArray(conditions)) return kept
  return { ...kept, conditions: kept['conditions'].map((condition, index) => asNewerCondition(condition, conditions[index])) }
}

/** A recorded pod, or whatever has pods in it, as newer minors give it; `answered` is its counterpart. */
export function asNewerPods(recorded: Json, answered: Json | undefined): Json {
  if (Array.isArray(recorded)) {
    return recorded.map((item, index) => asNewerPods(item, Array.isArray(answered) ? answered[index] : undefined))
  }
  if (!isObject(recorded) || !isObject(answered)) return recorded
  const inner = Object.fromEntries(Object.entries(recorded).map(([key, value]) => [key, asNewerPods(value, answered[key])]))
  const [status, counterpart] = [inner['status'], answered['status']]
  const isPod = isObject(recorded['spec']) && Array.isArray(recorded['spec']['containers'])
  return isPod && isObject(status) && isObject(counterpart) ? { ...inner, status: asNewerStatus(status, counterpart) } : inner
}
