import { decode, field, JsonError, parseJson, type corev1, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { validateTolerations } from './validate-placement.js'

const key = 'scheduler.alpha.kubernetes.io/tolerations'

/** Throws JsonError where the text is none. */
function toValue(text: string): unknown {
  return parseJson(Buffer.from(text)).value
}

/** As Go calls what is no list. */
function kindOf(value: unknown): string {
  return typeof value === 'boolean' ? 'bool' : typeof value
}

function readTolerations(text: string): corev1.Toleration[] | string {
  try {
    const tolerations = toValue(text)
    if (tolerations !== null && !Array.isArray(tolerations)) {
      return `json: cannot unmarshal ${kindOf(tolerations)} into Go value of type []core.Toleration`
    }
    const { object, error } = decode('corev1.PodSpec', { tolerations })
    return error ?? ((object as Partial<corev1.PodSpec>).tolerations ?? [])
  } catch (error) {
    if (error instanceof JsonError) return error.message
    throw error
  }
}

/** Tolerations as the oldest pods have them, in an annotation. */
export function validateAnnotatedTolerations(path: FieldPath, annotations: Readonly<Record<string, string>>): Errors {
  const text = annotations[key]
  if (!text) return none
  const tolerations = readTolerations(text)
  if (typeof tolerations === 'string') return [field.invalid(path, key, tolerations)]
  return validateTolerations(path.child(key), tolerations)
}
