import { field, isDNS1035Label, isDNS1123Subdomain, type admissionregistrationv1, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'

function joined(path: FieldPath, value: string, wrong: readonly string[], intro = ''): Errors {
  return wrong.length > 0 ? [field.invalid(path, value, intro + wrong.join(','))] : none
}

function validateVersion(apiVersion: string, path: FieldPath): Errors {
  if (apiVersion === '') return [field.required(path)]
  const parts = apiVersion === '/' ? ['', ''] : apiVersion.split('/')
  if (parts.length > 2) return [field.invalid(path, apiVersion, `unexpected GroupVersion string: ${apiVersion}`)]
  const [group = '', version = ''] = parts.length === 2 ? parts : ['', ...parts]
  return [
    ...(group ? joined(path, group, isDNS1123Subdomain(group)) : none),
    ...(version ? joined(path, version, isDNS1035Label(version)) : [field.invalid(path, apiVersion, 'version must be specified')]),
  ]
}

/** Upstream's validateParamKind. */
export function validateParamKind(to: admissionregistrationv1.ParamKind, path: FieldPath): Errors {
  const { apiVersion = '', kind = '' } = to
  const at = path.child('kind')
  const wrong = isDNS1035Label(kind.toLowerCase())
  return [
    ...validateVersion(apiVersion, path.child('apiVersion')),
    ...(kind ? joined(at, kind, wrong, 'may have mixed case, but should otherwise match: ') : [field.required(at)]),
  ]
}
