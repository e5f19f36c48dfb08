import { byteLength, field, isCIdentifier, isDNS1123Subdomain, type FieldPath } from '@orrery/api'
import { byRule, none, type Errors } from '../validation/checks.js'
import { validateDriverName } from '../volume/csi.js'

const longestPool = 253
const longestID = 32

/** Upstream's validatePoolName: domains with slashes between. */
export function validatePoolName(name: string, path: FieldPath): Errors {
  if (!name) return [field.required(path)]
  const long = byteLength(name) > longestPool ? [field.tooLong(path, longestPool)] : none
  return [...long, ...name.split('/').flatMap((part) => byRule(path, part, isDNS1123Subdomain))]
}

function validateID(id: string, path: FieldPath): Errors {
  const long = id.length > longestID ? [field.tooLong(path, longestID)] : none
  return [...long, ...byRule(path, id, isCIdentifier)]
}

/** `name` or `example.com/name`, the name an identifier. Of more parts nothing is said. */
export function validateQualified(name: string, path: FieldPath): Errors {
  if (name === '') return [field.required(path, 'name required')]
  const [first = '', second, ...more] = name.split('/')
  if (more.length > 0) return none
  if (second === undefined) return validateID(first, path)
  return [
    ...(first ? validateDriverName(path, first) : [field.required(path, 'the domain must not be empty')]),
    ...(second ? validateID(second, path) : [field.required(path, 'the name must not be empty')]),
  ]
}

/** The same, with its domain. */
export function validateFullyQualified(name: string, path: FieldPath): Errors {
  const bare = name !== '' && !name.includes('/')
  return [...validateQualified(name, path), ...(bare ? [field.invalid(path, name, 'must include a domain')] : none)]
}
