import { isObject, type Json, type JsonObject, type Reply } from './exchange.js'
import { repeated } from './without-repeats.js'

function isOfSpec(cause: JsonObject): boolean {
  return typeof cause['field'] === 'string' && cause['field'].startsWith('spec')
}

function isFixedSelector({ field, message }: JsonObject): boolean {
  return field === 'spec.selector' && typeof message === 'string' && message.endsWith(': field is immutable')
}

/** What is said twice, and then of the selector: once. */
function saidOnce(causes: readonly JsonObject[], first: boolean): readonly JsonObject[] {
  const selector = causes.filter(isFixedSelector)
  const others = causes.filter((cause) => !isFixedSelector(cause))
  const half = others.length / 2
  const [one, two] = [others.slice(0, half), others.slice(half)]
  if (!Number.isInteger(half) || JSON.stringify(one) !== JSON.stringify(two)) return causes
  return first ? [...selector, ...one] : [...one, ...selector]
}

/** A refused update of a workload that the recorded minor looked at twice. `selectorFirst`: where newer ones tell of it. */
export function asLookedAtOnce(recorded: Reply, selectorFirst: boolean): Reply {
  const { body } = recorded
  const details = isObject(body) ? body['details'] : undefined
  const causes = isObject(details) && Array.isArray(details['causes']) ? details['causes'].filter(isObject) : []
  if (recorded.status !== 422 || !isObject(body) || !isObject(details) || !causes.some(isOfSpec)) return recorded
  const kept: Json[] = [
    ...causes.filter((cause) => !isOfSpec(cause)),
    ...saidOnce(causes.filter(isOfSpec), selectorFirst),
  ]
  const said = typeof body['message'] === 'string' ? body['message'] : ''
  const message = `${said.slice(0, said.indexOf(' is invalid: '))} is invalid: ${repeated(kept)}`
  return { ...recorded, body: { ...body, message, details: { ...details, causes: kept } } }
}
