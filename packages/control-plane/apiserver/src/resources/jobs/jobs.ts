import { resources, type batchv1 } from '@orrery/api'
import { declare } from '../declare.js'
import { jobColumns } from './columns.js'
import { defaultJob } from './defaults.js'
import { generateSelector } from './selector.js'

export const jobs = declare<batchv1.Job>({
  ref: resources.batchv1.jobs,
  defaults: defaultJob,
  strategy: {
    orphansByDefault: true,
    prepareForCreate: generateSelector,
  },
  selectableFields: { 'status.successful': ({ status }) => String(status.succeeded ?? 0) },
  columns: jobColumns,
})
