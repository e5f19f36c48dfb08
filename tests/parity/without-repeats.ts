import { isObject, type Json } from './exchange.js'

/** The message upstream makes of an object's causes: each said once, in brackets where there are several. */
export function repeated(causes: readonly Json[]): string {
  const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
  const said = causes.map((cause) => (isObject(cause) ? `${text(cause['field'])}: ${text(cause['message'])}` : ''))
  const texts = [...new Set(said)]
  return texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(', ')}]`
}

/**
 * A Status whose message repeats its causes, without them: every difference is told once. Where recorded values are
 * masked in the message the mask has swallowed what stood between them, so that only the causes can be compared.
 */
export function withoutRepeats(body: Json): Json {
  if (!isObject(body) || body['kind'] !== 'Status') return body
  const { message, details } = body
  const causes = isObject(details) ? details['causes'] : undefined
  if (typeof message !== 'string' || !Array.isArray(causes) || causes.length === 0) return body
  const tail = repeated(causes)
  const start = message.indexOf(' is invalid: ')
  if (message.endsWith(tail)) return { ...body, message: `${message.slice(0, message.length - tail.length)}<causes>` }
  if (start < 0 || !/<(object|json|ptr)>/.test(message)) return body
  return { ...body, message: `${message.slice(0, start)} is invalid: <causes>` }
}
