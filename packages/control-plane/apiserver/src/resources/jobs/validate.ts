import {
  field,
  FieldPath,
  isDNS1123Label,
  validateLabelSelector,
  type batchv1,
} from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { mustSelectTemplate, selects } from '../workload/validate-selector.js'
import { generatedLabels } from './labels.js'
import { validateJobSpec } from './validate-spec.js'

type Job = batchv1.Job

const path = FieldPath.root('spec')
const metadataPath = FieldPath.root('metadata')

/** The selector a job was given, and the labels that go with it. */
function validateGenerated({ metadata, spec }: Job, prefixed: boolean): Errors {
  if (spec.manualSelector || !spec.selector) return none
  const expected = generatedLabels(metadata.uid, metadata.name || '', prefixed)
  const labels = spec.template.metadata.labels ?? {}
  const at = path.child('template', 'metadata', 'labels')
  const wrong = Object.entries(expected).flatMap(([label, value]) => {
    if (labels[label] === value) return []
    const detail = `must be '${value}'`
    return [Object.hasOwn(labels, label) ? field.invalid(at.key(label), labels, detail) : field.required(at.key(label), detail)]
  })
  const foreign = selects(spec.selector, expected) === false
  return [...wrong, ...(foreign ? [field.invalid(path.child('selector'), spec.selector, '`selector` not auto-generated')] : none)]
}

function validateSelected(spec: batchv1.JobSpec): Errors {
  const at = path.child('selector')
  return [
    ...(spec.selector ? validateLabelSelector(spec.selector, at) : [field.required(at)]),
    ...mustSelectTemplate(path.child('template'), spec.selector, spec.template.metadata.labels),
  ]
}

/** The pods of an indexed job are named after it and their index. */
function validatePodNames({ metadata, spec }: Job): Errors {
  const { completionMode, completions = 0 } = spec
  if (completionMode !== 'Indexed' || completions <= 0) return none
  const longest = `${metadata.name || ''}-${completions - 1}`
  if (isDNS1123Label(longest).length === 0) return none
  const detail = `will not able to create pod with invalid DNS label: ${longest}`
  return [field.invalid(metadataPath.child('name'), metadata.name || '', detail)]
}

/** Upstream's ValidateJobSpec. */
export function validateWholeSpec(spec: batchv1.JobSpec): Errors {
  return [...validateJobSpec(path, spec), ...validateSelected(spec)]
}

/** Upstream's ValidateJob besides the metadata. `prefixed`: labels with a prefix must be there too. */
export function validateJob(job: Job, prefixed = true): Errors {
  return [...validateGenerated(job, prefixed), ...validateWholeSpec(job.spec), ...validatePodNames(job)]
}
