import { isObject, type Json, type Reply } from './exchange.js'

/** What is not there, as Go printed it or as a text that says so. */
const nothing = /(?<=[vV]alue: )(?:[&*\w.[\]]+\(nil\)|"null"|0001-01-01 00:00:00 \+0000 UTC)(?=: )/g

function withNull(value: Json | undefined): Json {
  return typeof value === 'string' ? value.replace(nothing, 'null') : (value ?? null)
}

/** A refusal whose texts show what is not there as newer minors do: as null. */
export function asNewerTexts(recorded: Reply): Reply {
  const { body } = recorded
  if (!isObject(body) || body['kind'] !== 'Status' || typeof body['message'] !== 'string') return recorded
  const { details } = body
  const causes = isObject(details) && Array.isArray(details['causes']) ? details['causes'] : undefined
  const told = causes?.map((cause) => (isObject(cause) ? { ...cause, message: withNull(cause['message']) } : cause))
  const message = withNull(body['message'])
  return { ...recorded, body: { ...body, message, ...(isObject(details) && told && { details: { ...details, causes: told } }) } }
}
