import { resources, type batchv1 } from '@orrery/api'
import { declare } from '../declare.js'
import { podTemplateAt } from '../pod-spec/validate-template.js'
import { jobColumns } from './columns.js'
import { defaultJob } from './defaults.js'
import { generateSelector } from './selector.js'
import { byRules, type Checks, must, mustBeOneOf, unchanging, words, zeroOrMore } from '../validation/field-rules.js'

const rules = byRules(
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
)

const fixedTemplate = byRules(unchanging('spec.template'))

/** The template stays, but for a job that is suspended. */
const sameTemplate: Checks['validateUpdate'] = (next, old, target) => {
  const errors = rules.validateUpdate(next, old, target)
  const suspended = (old as batchv1.Job).spec.suspend === true
  return suspended ? errors : [...errors, ...fixedTemplate.validateUpdate(next, old, target)]
}

export const jobs = declare<batchv1.Job>({
  ref: resources.batchv1.jobs,
  ...rules,
  validateUpdate: sameTemplate,
  defaults: defaultJob,
  strategy: {
    orphansByDefault: true,
    prepareForCreate: generateSelector,
  },
  selectableFields: { 'status.successful': ({ status }) => String(status.succeeded ?? 0) },
  columns: jobColumns,
})
