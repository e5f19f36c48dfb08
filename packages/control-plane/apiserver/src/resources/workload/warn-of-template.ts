import { FieldPath, type ApiObject, type corev1 } from '@orrery/api'
import { warnOfPod } from '../pod-spec/warnings/warn-of-pod.js'
import { nameWarnings } from './name-warning.js'

/** Whether upstream warns of a write again: of a new object, and of a change that the generation counts. */
export function isCounted({ metadata }: ApiObject, old: ApiObject | undefined): boolean {
  return old === undefined || metadata.generation !== old.metadata.generation
}

/** What upstream warns of in a template. `path`: where it stands, as in `spec.template`. */
export function warnOfTemplate(path: string, template: corev1.PodTemplateSpec | undefined): readonly string[] {
  return template ? warnOfPod(FieldPath.root(path), template.spec, template.metadata) : []
}

/** Warnings of a kind whose pods are named after it, from its template. */
export function workloadWarnings<T extends ApiObject>(
  templateOf: (object: T) => corev1.PodTemplateSpec | undefined,
): (object: T, old?: T) => readonly string[] {
  return (object, old) => [
    ...(old ? [] : nameWarnings(object)),
    ...(isCounted(object, old) ? warnOfTemplate('spec.template', templateOf(object)) : []),
  ]
}
