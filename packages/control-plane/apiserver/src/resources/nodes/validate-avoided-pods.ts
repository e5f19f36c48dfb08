import { Buffer } from 'node:buffer'
import { field, parseJson, type FieldPath } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'
import { jsonProblem } from '../validation/json-problem.js'

/** As JSON has it: anything may be missing or null. */
interface AvoidedPods {
  preferAvoidPods?: readonly ({ podSignature?: { podController?: { controller?: boolean } | null } | null } | null)[] | null
}

const name = 'scheduler.alpha.kubernetes.io/preferAvoidPods'

/** The annotation by which nodes said what they would rather not run: JSON of controllers. */
export function validateAvoidedPods(path: FieldPath, annotations: Readonly<Record<string, string>> = {}): Errors {
  const text = annotations[name]
  if (!text) return none
  const bytes = Buffer.from(text)
  const problem = jsonProblem(bytes, 'v1.AvoidPods')
  if (problem !== undefined) return [field.invalid(path.child('AvoidPods'), name, problem)]
  const { preferAvoidPods } = (parseJson(bytes).value ?? {}) as AvoidedPods
  return each(path.child(name), preferAvoidPods ?? [], (entry, to) => {
    const at = to.child('PodSignature')
    const controller = entry?.podSignature?.podController
    if (!controller) return [field.required(at)]
    if (controller.controller === true) return none
    return [field.invalid(at.child('PodController', 'Controller'), false, 'must point to a controller')]
  })
}
