import { field, FieldPath, semanticEqual, type batchv1, type FieldError } from '@orrery/api'
import type { Errors } from '../validation/checks.js'
import { withoutValue } from './field-errors.js'
import { holds, isFinished } from './job-state.js'

type Job = batchv1.Job

const path = FieldPath.root('status')
const conditions = path.child('conditions')
const completion = path.child('completionTime')

/** What changed, so that what concerns only the rest is left alone. */
function changes(next: Job, old: Job): Readonly<Record<'complete' | 'failed' | 'target' | 'met' | 'finished' | 'start' | 'end' | 'indexes', boolean>> {
  const differs = (type: string): boolean => holds(next, type) !== holds(old, type)
  return {
    complete: differs('Complete'),
    failed: differs('Failed'),
    target: differs('FailureTarget'),
    met: differs('SuccessCriteriaMet'),
    finished: isFinished(next) !== isFinished(old),
    start: next.status.startTime !== old.status.startTime,
    end: next.status.completionTime !== old.status.completionTime,
    indexes: next.status.failedIndexes !== old.status.failedIndexes,
  }
}

type Row = readonly [wrong: boolean, error: FieldError]

function aboutCompletion(next: Job, old: Job): readonly Row[] {
  const { startTime, completionTime: end } = next.status
  const changed = changes(next, old)
  const complete = holds(next, 'Complete')
  const early = end !== undefined && startTime !== undefined && Date.parse(end) < Date.parse(startTime)
  const both = (other: string): FieldError => withoutValue(conditions, `cannot set Complete=True and ${other}=true conditions`)
  const ended = changed.complete || changed.end
  return [
    [(changed.complete || changed.failed) && complete && holds(next, 'Failed'), both('Failed')],
    [(changed.complete || changed.target) && complete && holds(next, 'FailureTarget'), both('FailureTarget')],
    [
      ended && end !== undefined && !complete,
      field.invalid(completion, end, 'cannot set completionTime when there is no Complete=True condition'),
    ],
    [ended && end === undefined && complete, field.required(completion, 'completionTime is required for Complete jobs')],
    [(changed.start || changed.end) && early, field.invalid(completion, end, 'must be equal to or after `startTime`')],
    [
      (changed.failed || changed.indexes) && holds(next, 'Failed') && !holds(next, 'FailureTarget'),
      withoutValue(conditions, 'cannot set Failed=True condition without the FailureTarget=true condition'),
    ],
    [
      (changed.complete || changed.met) && complete && !holds(next, 'SuccessCriteriaMet'),
      withoutValue(conditions, 'cannot set Complete=True condition without the SuccessCriteriaMet=true condition'),
    ],
  ]
}

/** A finished job has started and left nothing behind. */
function aboutRemains(next: Job, old: Job): readonly Row[] {
  const { active = 0, startTime, uncountedTerminatedPods: pods } = next.status
  const changed = changes(next, old)
  const finished = isFinished(next)
  const uncounted = (pods?.succeeded ?? []).length + (pods?.failed ?? []).length > 0
  const recounted = !semanticEqual(pods, old.status.uncountedTerminatedPods)
  const idle = next.spec.suspend === true && next.spec.completions === 0
  const reactive = active !== (old.status.active ?? 0)
  return [
    [
      (changed.finished || reactive) && finished && active > 0,
      field.invalid(path.child('active'), active, 'active>0 is invalid for finished job'),
    ],
    [
      (changed.finished || changed.start) && !idle && finished && startTime === undefined,
      field.required(path.child('startTime'), 'startTime is required for finished job'),
    ],
    [
      (changed.finished || recounted) && finished && uncounted,
      field.invalid(path.child('uncountedTerminatedPods'), pods, 'must be empty for finished job'),
    ],
  ]
}

/** What the end of a job asks of its conditions, times and counts. */
export function validateFinish(next: Job, old: Job): Errors {
  return [...aboutCompletion(next, old), ...aboutRemains(next, old)].flatMap(([wrong, error]) => (wrong ? [error] : []))
}
