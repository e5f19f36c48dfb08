import { resources, type batchv1 } from '@orrery/api'
import { ageColumn, boolean, containerColumns, doc, integer, nameColumn, text, wide } from '../../table/columns.js'
import { formatLabelSelector } from '../../table/format-labels.js'
import { since } from '../../table/human-duration.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { defaultFailurePolicy } from '../jobs/defaults.js'
import { jobWarnings } from '../jobs/warnings.js'
import { defaultPodTemplate } from '../pod-spec/defaults.js'
import { nameWarnings } from '../workload/name-warning.js'
import { isCounted } from '../workload/warn-of-template.js'
import { withPodTemplate } from '../workload/with-pod-template.js'
import { validateCronJob, validateCronJobUpdate } from './validate.js'

type CronJob = batchv1.CronJob

const specDoc = (field: string): ReturnType<typeof doc> => doc('batchv1.CronJobSpec', field)
const statusDoc = (field: string): ReturnType<typeof doc> => doc('batchv1.CronJobStatus', field)

/** In place. The job template's own defaults come when the job is made. */
export function defaultCronJob({ spec }: CronJob): void {
  spec.concurrencyPolicy ||= 'Allow'
  spec.suspend ??= false
  spec.successfulJobsHistoryLimit ??= 3
  spec.failedJobsHistoryLimit ??= 1
  defaultFailurePolicy(spec.jobTemplate.spec.podFailurePolicy)
  defaultPodTemplate(spec.jobTemplate.spec.template)
}

function warnings(cronJob: CronJob, old?: CronJob): readonly string[] {
  const names = old ? [] : nameWarnings(cronJob)
  return isCounted(cronJob, old) ? [...names, ...jobWarnings('spec.jobTemplate.spec', cronJob.spec.jobTemplate.spec)] : names
}

const columns: readonly Column<CronJob>[] = [
  nameColumn,
  text('Schedule', specDoc('schedule'), ({ spec }) => spec.schedule),
  text('Timezone', specDoc('timeZone'), ({ spec }) => spec.timeZone ?? '<none>'),
  boolean('Suspend', specDoc('suspend'), ({ spec }) => (spec.suspend ? 'True' : 'False')),
  integer('Active', statusDoc('active'), ({ status }) => status.active?.length ?? 0),
  text('Last Schedule', statusDoc('lastScheduleTime'), ({ status }, { clock }) =>
    status.lastScheduleTime ? since(status.lastScheduleTime, clock.now()) : '<none>',
  ),
  ageColumn,
  ...containerColumns<CronJob>(({ spec }) => spec.jobTemplate.spec.template.spec.containers),
  wide(
    text('Selector', doc('batchv1.JobSpec', 'selector'), ({ spec }) => formatLabelSelector(spec.jobTemplate.spec.selector)),
  ),
]

export const cronjobs = declare<CronJob>({
  ref: resources.batchv1.cronjobs,
  defaults: defaultCronJob,
  strategy: withPodTemplate(({ spec }) => spec.jobTemplate.spec.template, { warnings }),
  validate: validateCronJob,
  validateUpdate: validateCronJobUpdate,
  columns,
})
