import type { batchv1 } from '@orrery/api'
import { generatedLabels } from './labels.js'

const selected = 'batch.kubernetes.io/controller-uid'

/**
 * In place, when a job is created whose selector nobody chose by hand: the selector is the job's uid, which its pods carry
 * with its name. What the client said of these labels stays, and is refused if it is wrong.
 */
export function generateSelector({ metadata, spec }: batchv1.Job): void {
  if (spec.manualSelector) return
  const { uid } = metadata
  // A job without a name is refused for that, but its labels are text all the same.
  const { template, selector } = spec
  const labels = { ...generatedLabels(uid, metadata.name || ''), ...template.metadata.labels }
  template.metadata.labels = Object.fromEntries(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  spec.selector = { ...selector, matchLabels: { [selected]: uid, ...selector?.matchLabels } }
}

/** In place: a job without labels has its template's. */
export function labelAsTemplate({ metadata, spec }: batchv1.Job): void {
  const { labels } = spec.template.metadata
  if (labels && Object.keys(metadata.labels ?? {}).length === 0) metadata.labels = { ...labels }
}
