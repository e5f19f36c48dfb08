import { field, FieldPath, type apiextensionsv1 } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { parseURL } from '../validation/parse-url.js'

type Definition = apiextensionsv1.CustomResourceDefinition

/** What a definition in one of the project's own groups says of having been looked at. */
export type Approval = 'approved' | 'bypassed' | 'invalid' | 'missing'

const annotation = 'api-approved.kubernetes.io'
const see = 'see https://github.com/kubernetes/enhancements/pull/1111'
const needed = `protected groups must have approval annotation "${annotation}"`

export function approvalOf({ metadata: { annotations } }: Definition): Approval {
  const text = annotations?.[annotation] ?? ''
  if (text === '') return 'missing'
  const url = parseURL(text)
  if (typeof url !== 'string' && url.scheme && url.host) return 'approved'
  return text.startsWith('unapproved') ? 'bypassed' : 'invalid'
}

/** Groups of the project itself need an approval that says where it was given. */
export function validateApproval(definition: Definition): Errors {
  if (!/(^|\.)(k8s|kubernetes)\.io$/.test(definition.spec.group)) return none
  const at = FieldPath.root('metadata', 'annotations').key(annotation)
  const text = definition.metadata.annotations?.[annotation] ?? ''
  const states: Readonly<Record<Approval, Errors>> = {
    approved: none,
    bypassed: none,
    missing: [field.required(at, `${needed}, ${see}`)],
    invalid: [field.invalid(at, text, `${needed} with either a URL or a reason starting with "unapproved", ${see}`)],
  }
  return states[approvalOf(definition)]
}
