import { FieldPath, validateObjectMeta, type ApiObject, type NameRule } from '@orrery/api'
import type { Errors } from './checks.js'

const metadata = FieldPath.root('metadata')

/**
 * The errors of a namespaced kind whose strategy looks at an update as at a new object first and as at an update then:
 * everything is said twice, which shows in the causes.
 */
export function validateAgain(next: ApiObject, rule: NameRule, errors: Errors): Errors {
  return [...validateObjectMeta(next.metadata, true, rule, metadata), ...errors, ...errors]
}
