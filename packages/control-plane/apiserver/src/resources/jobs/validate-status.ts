import { field, FieldPath, type batchv1 } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { validateCounts } from '../workload/validate-status.js'
import { withoutValue } from './field-errors.js'
import { validateFinish } from './validate-finish.js'
import { validateStatusIndexes } from './validate-status-indexes.js'
import { holds, isFinished } from './job-state.js'

type Job = batchv1.Job

const path = FieldPath.root('status')
const conditions = path.child('conditions')

/** Pods still to be counted: each named once. */
function validateUncounted({ uncountedTerminatedPods: pods }: batchv1.JobStatus): Errors {
  const seen = new Set<string>()
  return (['succeeded', 'failed'] as const).flatMap((list) =>
    (pods?.[list] ?? []).flatMap((uid, index) => {
      const at = path.child('uncountedTerminatedPods', list).index(index)
      if (uid === '') return [field.invalid(at, uid, 'must not be empty')]
      if (seen.has(uid)) return [field.duplicate(at, uid)]
      seen.add(uid)
      return []
    }),
  )
}

/** Conditions that cannot hold together. */
function validateCriteria(job: Job): Errors {
  const met = holds(job, 'SuccessCriteriaMet')
  const rows: readonly (readonly [boolean, string])[] = [
    [met && holds(job, 'Failed'), 'cannot set SuccessCriteriaMet=True and Failed=true conditions'],
    [met && holds(job, 'FailureTarget'), 'cannot set SuccessCriteriaMet=True and FailureTarget=true conditions'],
    [
      job.spec.successPolicy !== undefined && !met && holds(job, 'Complete'),
      'cannot set Complete=True for Job with SuccessPolicy unless SuccessCriteriaMet=True',
    ],
  ]
  return rows.flatMap(([wrong, detail]) => (wrong ? [withoutValue(conditions, detail)] : []))
}

/** Terminal conditions stay, and counts do not go back. */
function validateProgress(next: Job, old: Job): Errors {
  const { completionMode, completions, parallelism } = next.spec
  const shrinks = completionMode === 'Indexed' && completions === parallelism
  const counters = shrinks ? (['failed'] as const) : (['failed', 'succeeded'] as const)
  const lost = ['Failed', 'Complete', 'FailureTarget'].filter((type) => holds(old, type) && !holds(next, type))
  return [
    ...lost.map((type) => withoutValue(conditions, `cannot disable the terminal ${type}=True condition`)),
    ...counters.flatMap((name) => {
      const [now = 0, before = 0] = [next.status[name], old.status[name]]
      return now < before ? [field.invalid(path.child(name), now, `cannot decrease the ${name} counter`)] : []
    }),
  ]
}

function validateTimes(next: Job, old: Job): Errors {
  const { startTime, completionTime: done } = next.status
  const { startTime: started, completionTime: before } = old.status
  const moved = done !== undefined && before !== undefined && done !== before
  const restarted = started !== undefined && startTime !== started && !next.spec.suspend
  return [
    ...(moved ? [field.invalid(path.child('completionTime'), done, 'field is immutable')] : none),
    ...(restarted ? [field.required(path.child('startTime'), 'startTime cannot be removed for unsuspended job')] : none),
  ]
}

function validateCriteriaKept(next: Job, old: Job): Errors {
  const [met, wasMet] = [holds(next, 'SuccessCriteriaMet'), holds(old, 'SuccessCriteriaMet')]
  const late = holds(old, 'Complete') && !wasMet && met
  const detail = 'cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions'
  return [
    ...(wasMet && !met ? [withoutValue(conditions, 'cannot disable the SuccessCriteriaMet=True condition')] : none),
    ...(late ? [withoutValue(conditions, detail)] : none),
  ]
}

/** Upstream's ValidateJobStatusUpdate: most of it about what changes only, so that what was wrong before may stay. */
export function validateJobStatus(next: Job, old: Job): Errors {
  const { status } = next
  const { ready, active = 0, terminating = 0 } = status
  const changed = isFinished(next) !== isFinished(old)
  const ending = isFinished(next) && terminating > 0 && (changed || terminating !== (old.status.terminating ?? 0))
  const recounted = ready !== old.status.ready || active !== (old.status.active ?? 0)
  const many = recounted && ready !== undefined && ready > active
  return [
    ...validateCounts(status, ['active', 'succeeded', 'failed', 'ready', 'terminating']),
    ...validateUncounted(status),
    ...validateFinish(next, old),
    ...validateStatusIndexes(next, old),
    ...(ending ? [field.invalid(path.child('terminating'), terminating, 'terminating>0 is invalid for finished job')] : none),
    ...(many ? [field.invalid(path.child('ready'), ready, 'cannot set more ready pods than active')] : none),
    ...validateCriteria(next),
    ...validateProgress(next, old),
    ...validateTimes(next, old),
    ...validateCriteriaKept(next, old),
  ]
}
