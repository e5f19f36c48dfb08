import type { ApiObject, corev1 } from '@orrery/api'
import type { Strategy } from '../contract.js'
import { dropGatedFields } from '../pod-spec/drop-gated-fields.js'

/** The strategy of a kind that has a template of pods: what pods may not say is dropped from it first. */
export function withPodTemplate<T extends ApiObject>(
  templateOf: (object: T) => corev1.PodTemplateSpec | undefined,
  strategy: Strategy<T> = {},
): Strategy<T> {
  return {
    ...strategy,
    prepareForCreate(object, context) {
      dropGatedFields(templateOf(object)?.spec)
      strategy.prepareForCreate?.(object, context)
    },
    prepareForUpdate(object, old, target, context) {
      dropGatedFields(templateOf(object)?.spec, templateOf(old)?.spec)
      strategy.prepareForUpdate?.(object, old, target, context)
    },
  }
}
