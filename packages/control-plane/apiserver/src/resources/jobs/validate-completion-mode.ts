import { field, type batchv1, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'

type Spec = batchv1.JobSpec

/** Limits of indexed jobs, which keep the lists of indexes in their status short. */
const mostParallel = 100_000
const mostFailedIndexes = 100_000
const manyCompletions = 100_000
const mostParallelOfMany = 10_000
const mostFailedOfMany = 10_000

function atMost(at: FieldPath, value: number | undefined, limit: number, condition: string): Errors {
  if (value === undefined || value <= limit) return none
  return [field.invalid(at, value, `must be less than or equal to ${limit}${condition}`)]
}

/** Very many completions with a limit of failures each. */
function validateMany(path: FieldPath, { completions = 0, backoffLimitPerIndex, parallelism, maxFailedIndexes }: Spec): Errors {
  if (completions <= manyCompletions || backoffLimitPerIndex === undefined) return none
  const failed = path.child('maxFailedIndexes')
  const when = ` when completions are above ${manyCompletions} and used with backoff limit per index`
  const detail = `must be specified when completions is above ${manyCompletions}`
  return [
    ...(maxFailedIndexes === undefined ? [field.required(failed, detail)] : none),
    ...atMost(path.child('parallelism'), parallelism, mostParallelOfMany, when),
    ...atMost(failed, maxFailedIndexes, mostFailedOfMany, when),
  ]
}

function validateIndexed(path: FieldPath, spec: Spec): Errors {
  const { completions, parallelism, maxFailedIndexes: failed } = spec
  const at = path.child('maxFailedIndexes')
  const tooMany = completions !== undefined && failed !== undefined && failed > completions
  return [
    ...(completions === undefined ? [field.required(path.child('completions'), 'when completion mode is Indexed')] : none),
    ...atMost(path.child('parallelism'), parallelism, mostParallel, ' when completion mode is Indexed'),
    ...(tooMany ? [field.invalid(at, failed, 'must be less than or equal to completions')] : none),
    ...atMost(at, failed, mostFailedIndexes, ''),
    ...validateMany(path, spec),
  ]
}

function validatePlain(path: FieldPath, spec: Spec): Errors {
  return (['backoffLimitPerIndex', 'maxFailedIndexes'] as const).flatMap((name) =>
    spec[name] === undefined ? [] : [field.invalid(path.child(name), spec[name], 'requires indexed completion mode')],
  )
}

/** What the two modes ask of the other fields. `path`: the spec's. */
export function validateCompletionMode(path: FieldPath, spec: Spec): Errors {
  const { completionMode: mode = 'NonIndexed' } = spec
  if (mode === 'NonIndexed') return validatePlain(path, spec)
  if (mode === 'Indexed') return validateIndexed(path, spec)
  return [field.notSupported(path.child('completionMode'), mode, ['NonIndexed', 'Indexed'])]
}
