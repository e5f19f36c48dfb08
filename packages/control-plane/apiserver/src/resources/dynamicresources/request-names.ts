import { field, isDNS1123Label, type FieldPath, type resourcev1 } from '@orrery/api'
import { byRule, none, type Errors } from '../validation/checks.js'
import { validateSet } from './validate-list.js'

const most = 32

/** What requests may be referred to by: their names, and those of the alternatives behind them. */
export type RequestNames = ReadonlySet<string>

export function requestNames(requests: readonly resourcev1.DeviceRequest[] | null | undefined): RequestNames {
  return new Set((requests ?? []).flatMap(({ name, firstAvailable }) => [name, ...(firstAvailable ?? []).map((sub) => `${name}/${sub.name}`)]))
}

export function validateRequestName(name: string, path: FieldPath, known: RequestNames): Errors {
  const detail = "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'"
  const segments = name.split('/')
  const wrong = known.has(name) && segments.length <= 2 ? none : [field.invalid(path, name, detail)]
  return segments.length > 2 ? wrong : [...segments.flatMap((part) => byRule(path, part, isDNS1123Label)), ...wrong]
}

/** `path`: of what refers to requests. */
export function validateRequestNames(names: readonly string[] | null | undefined, path: FieldPath, known: RequestNames): Errors {
  const check = (name: string, at: FieldPath): Errors => validateRequestName(name, at, known)
  return validateSet(names, most, path.child('requests'), check, [(name) => name, ''])
}
