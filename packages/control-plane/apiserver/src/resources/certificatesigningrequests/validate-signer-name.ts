import { byteLength, field, isDNS1123Label, isDNS1123Subdomain, quote, type FieldPath, type StringRule } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'

const longestDomain = 253
const longestName = 571

/** What is wrong with the first label that is wrong. */
function validateLabels(part: string, rule: StringRule, path: FieldPath): Errors {
  const label = part.split('.').find((one) => rule(one).length > 0)
  if (label === undefined) return none
  return rule(label).map((why) => field.invalid(path, part, `validating label ${quote(label)}: ${why}`))
}

/** Upstream's ValidateCertificateSigningRequestSignerName: `example.com/name`. */
export function validateSignerName(name: string, path: FieldPath): Errors {
  if (name === '') return [field.required(path)]
  const [domain = '', rest, ...more] = name.split('/')
  if (rest === undefined || more.length > 0) {
    const detail = "must be a fully qualified domain and path of the form 'example.com/signer-name'"
    return [field.invalid(path, name, detail)]
  }
  const short = 'should be a domain with at least two segments separated by dots'
  return [
    ...(byteLength(domain) > longestDomain ? [field.tooLong(path, longestDomain)] : none),
    ...validateLabels(domain, isDNS1123Label, path),
    ...(domain.includes('.') ? none : [field.invalid(path, domain, short)]),
    ...validateLabels(rest, isDNS1123Subdomain, path),
    ...(byteLength(name) > longestName ? [field.tooLong(path, longestName)] : none),
  ]
}
