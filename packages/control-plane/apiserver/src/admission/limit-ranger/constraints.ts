import { parseAmounts, Quantity, type Amounts } from '@orrery/api'

/** What something asks for and is held to. */
export interface Usage {
  requests: Amounts
  limits: Amounts
}

/** Whether an amount keeps to a bound; undefined where it does, else upstream's words. */
type Constraint = (of: string, name: string, bound: Quantity, usage: Usage) => string | undefined

const minimum: Constraint = (of, name, bound, { requests, limits }) => {
  const text = `minimum ${name} usage per ${of} is ${bound.toString()}`
  const request = requests.get(name)
  const limit = limits.get(name)
  if (!request) return `${text}.  No request is specified`
  if (request.compare(bound) < 0) return `${text}, but request is ${request.toString()}`
  return limit && limit.compare(bound) < 0 ? `${text}, but limit is ${limit.toString()}` : undefined
}

const maximum: Constraint = (of, name, bound, { requests, limits }) => {
  const text = `maximum ${name} usage per ${of} is ${bound.toString()}`
  const request = requests.get(name)
  const limit = limits.get(name)
  if (!limit) return `${text}.  No limit is specified`
  if (limit.compare(bound) > 0) return `${text}, but limit is ${limit.toString()}`
  return request && request.compare(bound) > 0 ? `${text}, but request is ${request.toString()}` : undefined
}

/** Of what has requests alone. */
const maximumRequest: Constraint = (of, name, bound, { requests }) => {
  const text = `maximum ${name} usage per ${of} is ${bound.toString()}`
  const request = requests.get(name)
  if (!request) return `${text}.  No request is specified`
  return request.compare(bound) > 0 ? `${text}, but request is ${request.toString()}` : undefined
}

const ratio: Constraint = (of, name, bound, { requests, limits }) => {
  const text = `${name} max limit to request ratio per ${of} is ${bound.toString()}`
  const request = requests.get(name) ?? Quantity.zero
  const limit = limits.get(name) ?? Quantity.zero
  if (request.isZero) return `${text}, but no request is specified or request is 0`
  if (limit.isZero) return `${text}, but no limit is specified or limit is 0`
  const found = Number(limit.milliValue()) / Number(request.milliValue())
  return found * 1000 > Number(bound.milliValue()) ? `${text}, but provided ratio is ${found.toFixed(6)}` : undefined
}

type Bounds = Record<string, string> | undefined

function broken(constraint: Constraint, of: string, bounds: Bounds, usage: Usage): string[] {
  return [...parseAmounts(bounds)].flatMap(([name, bound]) => constraint(of, name, bound, usage) ?? [])
}

interface Item {
  type: string
  min?: Record<string, string>
  max?: Record<string, string>
  maxLimitRequestRatio?: Record<string, string>
}

/** Every bound of the item that the usage breaks. */
export function brokenBounds({ type, min, max, maxLimitRequestRatio }: Item, usage: Usage): string[] {
  return [
    ...broken(minimum, type, min, usage),
    ...broken(maximum, type, max, usage),
    ...broken(ratio, type, maxLimitRequestRatio, usage),
  ]
}

/** The same of what has requests alone. */
export function brokenRequestBounds({ type, min, max }: Item, requests: Amounts): string[] {
  const usage = { requests, limits: parseAmounts({}) }
  return [...broken(minimum, type, min, usage), ...broken(maximumRequest, type, max, usage)]
}
