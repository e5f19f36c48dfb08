import { field, FieldPath, type batchv1 } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { firstOverlap, parseIndexes } from './index-intervals.js'

type Job = batchv1.Job
type Name = 'completedIndexes' | 'failedIndexes'

const path = FieldPath.root('status')

function validateFormat(name: Name, text: string, completions: number | undefined): Errors {
  const parsed = completions === undefined ? undefined : parseIndexes(text, completions)
  return parsed && 'why' in parsed ? [field.invalid(path.child(name), text, `error parsing ${name}: ${parsed.why}`)] : none
}

function validateOverlap({ spec, status }: Job): Errors {
  const { completedIndexes = '', failedIndexes } = status
  if (spec.completions === undefined || failedIndexes === undefined) return none
  const index = firstOverlap(completedIndexes, failedIndexes, spec.completions)
  const detail = `failedIndexes and completedIndexes overlap at index: ${index}`
  return index === undefined ? none : [field.invalid(path.child('failedIndexes'), failedIndexes, detail)]
}

/** Which indexes are done and which failed, as far as that changes. */
export function validateStatusIndexes(next: Job, old: Job): Errors {
  const { completions, completionMode, backoffLimitPerIndex } = next.spec
  const { completedIndexes = '', failedIndexes } = next.status
  const done = completedIndexes !== (old.status.completedIndexes ?? '')
  const failed = failedIndexes !== old.status.failedIndexes
  const notIndexed = 'cannot set non-empty completedIndexes when non-indexed completion mode'
  const notCounted = 'cannot set non-null failedIndexes when backoffLimitPerIndex is null'
  const perIndex = backoffLimitPerIndex !== undefined
  return [
    ...(done ? validateFormat('completedIndexes', completedIndexes, completions) : none),
    ...(failed && perIndex && failedIndexes !== undefined ? validateFormat('failedIndexes', failedIndexes, completions) : none),
    ...(done && completedIndexes !== '' && completionMode !== 'Indexed'
      ? [field.invalid(path.child('completedIndexes'), completedIndexes, notIndexed)]
      : none),
    ...(failed && !perIndex && failedIndexes !== undefined
      ? [field.invalid(path.child('failedIndexes'), failedIndexes, notCounted)]
      : none),
    ...(done || failed ? validateOverlap(next) : none),
  ]
}
