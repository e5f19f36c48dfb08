import { field, nameIsPathSegment, type autoscalingv2, type FieldPath } from '@orrery/api'
import { named, none, type Errors } from '../validation/checks.js'

const segment = (name: string): readonly string[] => nameIsPathSegment(name, false)

/** What a reference's version may be: one with a group, one of the core group too, anything. */
export type VersionRule = 'grouped' | 'any-group' | 'unchecked'

/** Why a text is no version of an API, or not one with a group. */
function versionProblem(apiVersion: string, rule: VersionRule): string | undefined {
  const parts = apiVersion.split('/')
  if (parts.length > 2) return `unexpected GroupVersion string: ${apiVersion}`
  const group = parts.length === 2 ? parts[0] : ''
  return rule === 'grouped' && !group ? 'apiVersion must specify API group' : undefined
}

function validateVersion(path: FieldPath, apiVersion: string, rule: VersionRule): Errors {
  const problem = rule === 'unchecked' ? undefined : versionProblem(apiVersion, rule)
  return problem === undefined ? none : [field.invalid(path, apiVersion, problem)]
}

/** Upstream's ValidateCrossVersionObjectReference. */
export function validateReference(
  path: FieldPath,
  { kind, name, apiVersion = '' }: autoscalingv2.CrossVersionObjectReference,
  rule: VersionRule,
): Errors {
  return [
    ...named(path.child('kind'), kind, segment),
    ...named(path.child('name'), name, segment),
    ...validateVersion(path.child('apiVersion'), apiVersion, rule),
  ]
}
