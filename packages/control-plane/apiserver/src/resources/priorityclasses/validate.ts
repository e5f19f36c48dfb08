import { field, FieldPath, type schedulingv1 } from '@orrery/api'
import { none, oneOf, type Errors } from '../validation/checks.js'
import { immutable } from '../validation/immutable.js'

type PriorityClass = schedulingv1.PriorityClass

const highest = 1_000_000_000
const reserved = 'system-'

/** The values of the system's own classes; none of them is the global default. */
const system: Readonly<Record<string, number>> = {
  'system-node-critical': 2_000_001_000,
  'system-cluster-critical': 2_000_000_000,
}

function notOfSystem(name: string, { value, globalDefault = false }: PriorityClass): string | undefined {
  const own = system[name]
  if (own === undefined) return `${name} is not a known system priority class`
  if (value !== own) return `value of ${name} PriorityClass must be ${own}`
  return globalDefault ? `globalDefault of ${name} PriorityClass must be false` : undefined
}

function validateValue(priorityClass: PriorityClass): Errors {
  const { metadata, value } = priorityClass
  const name = metadata.name ?? ''
  if (!name.startsWith(reserved)) {
    const detail = `maximum allowed value of a user defined priority is ${highest}`
    return value > highest ? [field.forbidden('value', detail)] : none
  }
  const why = notOfSystem(name, priorityClass)
  const detail = `priority class names with '${reserved}' prefix are reserved for system use only. error: ${why}`
  return why === undefined ? none : [field.forbidden('metadata.name', detail)]
}

/** Upstream's ValidatePriorityClass besides the metadata. */
export function validatePriorityClass(priorityClass: PriorityClass): Errors {
  const { preemptionPolicy } = priorityClass
  const at = FieldPath.root('preemptionPolicy')
  const policies = ['PreemptLowerPriority', 'Never']
  return [...validateValue(priorityClass), ...(preemptionPolicy === undefined ? none : oneOf(at, preemptionPolicy, policies))]
}

export function validatePriorityClassUpdate(next: PriorityClass, old: PriorityClass): Errors {
  return [
    ...(next.value === old.value ? none : [field.forbidden('value', 'may not be changed in an update.')]),
    ...immutable(FieldPath.root('preemptionPolicy'), next.preemptionPolicy, old.preemptionPolicy),
  ]
}
