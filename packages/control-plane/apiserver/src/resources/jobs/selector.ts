import type { batchv1 } from '@orrery/api'

const prefix = 'batch.kubernetes.io/'

/**
 * In place, when a job is created whose selector nobody chose by hand: the selector is the job's uid, which its pods carry
 * with its name, by today's labels and the older ones.
 */
export function generateSelector({ metadata, spec }: batchv1.Job): void {
  if (spec.manualSelector) return
  const { uid } = metadata
  // A job without a name is refused for that, but its labels are text all the same.
  const name = metadata.name || ''
  const labels = { 'controller-uid': uid, 'job-name': name, [`${prefix}controller-uid`]: uid, [`${prefix}job-name`]: name }
  spec.template.metadata.labels = { ...spec.template.metadata.labels, ...labels }
  metadata.labels = Object.keys(metadata.labels ?? {}).length === 0 ? { ...labels } : { ...metadata.labels }
  spec.selector = {
    ...spec.selector,
    matchLabels: { ...spec.selector?.matchLabels, [`${prefix}controller-uid`]: uid },
  }
}
