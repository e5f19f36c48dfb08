import { resources, type batchv1 } from '@orrery/api'
import { declare } from '../declare.js'
import { jobColumns } from './columns.js'
import { defaultJob } from './defaults.js'
import { jobStrategy } from './strategy.js'
import { validateJobUpdate } from './validate-update.js'
import { validateJob } from './validate.js'

export const jobs = declare<batchv1.Job>({
  ref: resources.batchv1.jobs,
  defaults: defaultJob,
  strategy: jobStrategy,
  validate: (job) => validateJob(job),
  validateUpdate: validateJobUpdate,
  selectableFields: { 'status.successful': ({ status }) => String(status.succeeded ?? 0) },
  columns: jobColumns,
})
