import type { batchv1 } from '@orrery/api'
import { ageColumn, containerColumns, doc, nameColumn, text, wide } from '../../table/columns.js'
import { formatLabelSelector } from '../../table/format-labels.js'
import { humanDuration } from '../../table/human-duration.js'
import type { Column, Context } from '../contract.js'

type Job = batchv1.Job

/** Conditions by what a job that has them is called, the first that holds. */
const states: readonly (readonly [condition: string, state: string])[] = [
  ['Complete', 'Complete'],
  ['Failed', 'Failed'],
  ['', 'Terminating'],
  ['Suspended', 'Suspended'],
  ['FailureTarget', 'FailureTarget'],
  ['SuccessCriteriaMet', 'SuccessCriteriaMet'],
]

function state({ metadata, status }: Job): string {
  const holds = (type: string): boolean =>
    type === ''
      ? metadata.deletionTimestamp !== undefined
      : (status.conditions?.some((one) => one.type === type && one.status === 'True') ?? false)
  return states.find(([condition]) => holds(condition))?.[1] ?? 'Running'
}

function completions({ spec, status }: Job): string {
  const done = status.succeeded ?? 0
  if (spec.completions !== undefined) return `${done}/${spec.completions}`
  const parallel = spec.parallelism ?? 0
  return parallel > 1 ? `${done}/1 of ${parallel}` : `${done}/1`
}

function duration({ status: { startTime, completionTime } }: Job, { clock }: Context): string {
  if (!startTime) return ''
  return humanDuration((completionTime ? Date.parse(completionTime) : clock.now()) - Date.parse(startTime))
}

export const jobColumns: readonly Column<Job>[] = [
  nameColumn,
  text('Status', 'Status of the job.', state),
  text('Completions', doc('batchv1.JobStatus', 'succeeded'), completions),
  text('Duration', 'Time required to complete the job.', duration),
  ageColumn,
  ...containerColumns<Job>(({ spec }) => spec.template.spec.containers),
  wide(text('Selector', doc('batchv1.JobSpec', 'selector'), ({ spec }) => formatLabelSelector(spec.selector))),
]
