import { deepEqual, field, FieldPath, type certificatesv1 } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'

type Condition = certificatesv1.CertificateSigningRequestCondition
type List = readonly Condition[]

const path = FieldPath.root('status', 'conditions')
/** Which hold or are not there. */
const certain = ['Approved', 'Denied', 'Failed']
/** What an approver decides. */
export const decisions: readonly string[] = ['Approved', 'Denied']

function validateStatus({ type, status }: Condition, at: FieldPath): Errors {
  const allowed = certain.includes(type) ? ['True'] : ['False', 'True', 'Unknown']
  if (!status) return [field.required(at)]
  return allowed.includes(status) ? none : [field.notSupported(at, status, allowed)]
}

function repeats(list: List): boolean {
  return new Set(list.map(({ type }) => type)).size < list.length
}

function contradicts(list: List): boolean {
  return decisions.every((decision) => list.some(({ type }) => type === decision))
}

/** Each type once, and not both decisions; `old`: what stood there before, whose faults are borne. */
export function validateConditions(list: List, old: List = []): Errors {
  const types = list.map(({ type }) => type)
  const detail = 'Approved and Denied conditions are mutually exclusive'
  const nameless = old.some(({ type }) => type === '')
  return each(path, list, (condition, at, index) => {
    const { type } = condition
    const earlier = types.slice(0, index)
    const other = decisions.includes(type) && decisions.some((one) => one !== type && earlier.includes(one))
    return [
      ...(type || nameless ? none : [field.required(at.child('type'))]),
      ...validateStatus(condition, at.child('status')),
      ...(other && !contradicts(old) ? [field.invalid(at.child('type'), type, detail)] : none),
      ...(earlier.includes(type) && !repeats(old) ? [field.duplicate(at.child('type'), type)] : none),
    ]
  })
}

function forbidden(what: string, type: string): Errors {
  return [field.forbidden(path, `updates may not ${what} a condition of type "${type}"`)]
}

/** What was decided stays; `kept`: what may not be decided here at all. */
export function validateConditionsUpdate(next: List, old: List, kept: readonly string[]): Errors {
  const of = (list: List, type: string): List => list.filter((condition) => condition.type === type)
  const removed = certain.flatMap((type) => (of(next, type).length < of(old, type).length ? forbidden('remove', type) : none))
  const set = kept.flatMap((type) => {
    const [now, before] = [of(next, type), of(old, type)]
    if (now.length > before.length) return forbidden('add', type)
    return now.length < before.length || deepEqual(now, before) ? none : forbidden('modify', type)
  })
  return [...removed, ...set]
}
