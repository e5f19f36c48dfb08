import { nameIsPathSegment, type autoscalingv2, type FieldPath } from '@orrery/api'
import { named, type Errors } from '../validation/checks.js'

const segment = (name: string): readonly string[] => nameIsPathSegment(name, false)

/** Upstream's ValidateCrossVersionObjectReference. */
export function validateReference(path: FieldPath, { kind, name }: autoscalingv2.CrossVersionObjectReference): Errors {
  return [...named(path.child('kind'), kind, segment), ...named(path.child('name'), name, segment)]
}
