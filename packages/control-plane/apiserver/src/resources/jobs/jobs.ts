import { resources, type batchv1 } from '@orrery/api'
import { declare } from '../declare.js'
import { podTemplateAt } from '../pod-spec/validate-template.js'
import { jobColumns } from './columns.js'
import { defaultJob } from './defaults.js'
import { generateSelector } from './selector.js'
import { byRules, must, mustBeOneOf, unchanging, words, zeroOrMore } from '../validation/field-rules.js'

export const jobs = declare<batchv1.Job>({
  ref: resources.batchv1.jobs,
  ...byRules(
    zeroOrMore('spec.parallelism'),
    zeroOrMore('spec.completions'),
    zeroOrMore('spec.activeDeadlineSeconds'),
    zeroOrMore('spec.backoffLimit'),
    zeroOrMore('spec.ttlSecondsAfterFinished'),
    must('spec.selector'),
    podTemplateAt('spec.template'),
    words('spec.completionMode', ['NonIndexed', 'Indexed']),
    mustBeOneOf('spec.template.spec.restartPolicy', ['OnFailure', 'Never']),
    unchanging('spec.selector'),
    unchanging('spec.completionMode'),
  ),
  defaults: defaultJob,
  strategy: {
    orphansByDefault: true,
    prepareForCreate: generateSelector,
  },
  selectableFields: { 'status.successful': ({ status }) => String(status.succeeded ?? 0) },
  columns: jobColumns,
})
