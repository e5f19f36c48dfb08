import { field, FieldPath, invalid, validateFieldManager, type FieldError } from '@orrery/api'

export type FieldValidation = 'Strict' | 'Warn' | 'Ignore'

/** What every write may be told besides its object. */
export interface WriteOptions {
  dryRun: boolean
  fieldValidation: FieldValidation
}

const validations: ReadonlySet<string> = new Set(['Strict', 'Warn', 'Ignore'])

function isFieldValidation(text: string): text is FieldValidation {
  return validations.has(text)
}

export function dryRunErrors(values: readonly string[]): FieldError[] {
  const asked = [...new Set(values)]
  if (asked.length === 0 || (asked.length === 1 && asked[0] === 'All')) return []
  return [field.notSupported('dryRun', values, ['All'])]
}

/** `kind`: of the options (CreateOptions, ...), for the errors. Throws 422. */
export function writeOptions(query: URLSearchParams, kind: string): WriteOptions {
  if (query.size === 0) return { dryRun: false, fieldValidation: 'Warn' }
  const dryRun = query.getAll('dryRun')
  const validation = query.get('fieldValidation') ?? ''
  const errors = [...validateFieldManager(query.get('fieldManager') ?? '', FieldPath.root('fieldManager')), ...dryRunErrors(dryRun)]
  if (validation !== '' && !isFieldValidation(validation)) {
    errors.push(field.notSupported('fieldValidation', validation, ['', 'Ignore', 'Strict', 'Warn']))
  }
  if (kind === 'PatchOptions' && query.has('force')) {
    errors.push(field.forbidden('force', 'may not be specified for non-apply patch'))
  }
  if (errors.length > 0) throw invalid({ group: 'meta.k8s.io', kind }, '', errors)
  return { dryRun: dryRun.length > 0, fieldValidation: isFieldValidation(validation) ? validation : 'Warn' }
}
