import { field, FieldPath, isDNS1123Label, validateLabels, type corev1, type nodev1 } from '@orrery/api'
import { validateTolerations } from '../pod-spec/validate-placement.js'
import { validateRequirements } from '../resource-list/requirements.js'
import { byRule, each, none, type Errors } from '../validation/checks.js'
import { immutable } from '../validation/immutable.js'

const handlerPath = FieldPath.root('handler')

function validateUnique(path: FieldPath, tolerations: readonly corev1.Toleration[] | undefined): Errors {
  const seen = new Set<string>()
  return each(path, tolerations, (toleration, at) => {
    const { key = '', operator = '', value = '', effect = '' } = toleration
    const all = JSON.stringify([key, operator, value, effect])
    const again = seen.has(all)
    seen.add(all)
    // Errors show upstream's internal type, whose fields have their Go names.
    const shown = { Key: key, Operator: operator, Value: value, Effect: effect, TolerationSeconds: toleration.tolerationSeconds ?? null }
    return again ? [field.duplicate(at, shown)] : none
  })
}

function validateScheduling(path: FieldPath, { nodeSelector, tolerations }: nodev1.Scheduling): Errors {
  const at = path.child('tolerations')
  return [
    ...validateLabels(nodeSelector, path.child('nodeSelector')),
    // Upstream names the list twice.
    ...validateTolerations(at.child('tolerations'), tolerations),
    ...validateUnique(at, tolerations),
  ]
}

/** Upstream's ValidateRuntimeClass besides the metadata. What a pod costs is checked as the limits of a container. */
export function validateRuntimeClass({ handler, overhead, scheduling }: nodev1.RuntimeClass): Errors {
  const limits = overhead?.podFixed
  return [
    ...byRule(handlerPath, handler, isDNS1123Label),
    ...(limits ? validateRequirements(FieldPath.root('overhead'), { limits }) : none),
    ...(scheduling ? validateScheduling(FieldPath.root('scheduling'), scheduling) : none),
  ]
}

export function validateRuntimeClassUpdate(next: nodev1.RuntimeClass, old: nodev1.RuntimeClass): Errors {
  return [...validateRuntimeClass(next), ...immutable(handlerPath, next.handler, old.handler)]
}
