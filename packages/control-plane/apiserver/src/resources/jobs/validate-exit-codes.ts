import { field, type batchv1, type FieldPath } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'
import { oneOfListed } from './field-errors.js'

const mostValues = 255

function validateValues(path: FieldPath, values: readonly number[], operator: string): Errors {
  const seen = new Set<number>()
  const errors = each(path, values, (code, at) => {
    const again = seen.has(code)
    seen.add(code)
    const zero = operator === 'In' && code === 0 ? [field.invalid(at, code, 'must not be 0 for the In operator')] : none
    return [...zero, ...(again ? [field.duplicate(at, code)] : none)]
  })
  const ordered = values.every((code, index) => index === 0 || (values[index - 1] ?? 0) <= code)
  return ordered ? errors : [...errors, field.invalid(path, values, 'must be ordered')]
}

/** `names`: of the template's containers. */
export function validateExitCodes(
  path: FieldPath,
  { operator, containerName, values }: batchv1.PodFailurePolicyOnExitCodesRequirement,
  names: ReadonlySet<string>,
): Errors {
  const at = path.child('values')
  const codes = values ?? []
  const unknown = containerName !== undefined && !names.has(containerName)
  const detail = 'must be one of the container or initContainer names in the pod template'
  return [
    ...oneOfListed(path.child('operator'), operator, ['In', 'NotIn']),
    ...(unknown ? [field.invalid(path.child('containerName'), containerName, detail)] : none),
    ...(codes.length === 0 ? [field.invalid(at, values, 'at least one value is required')] : none),
    ...(codes.length > mostValues ? [field.tooMany(at, codes.length, mostValues)] : none),
    ...validateValues(at, codes, operator),
  ]
}
