import type { corev1 } from '@orrery/api'
import { timestamp, type Clock } from '@orrery/kit'

type Condition = corev1.PodCondition

/** What is known of a type is replaced where it stands; its time stays while its status does. */
export function withCondition(conditions: readonly Condition[] = [], said: Condition, clock: Clock): Condition[] {
  const known = conditions.find(({ type }) => type === said.type)
  const lastTransitionTime = known?.status === said.status ? (known.lastTransitionTime ?? null) : timestamp(clock)
  const condition = { ...said, lastProbeTime: null, lastTransitionTime }
  return known ? conditions.map((one) => (one === known ? condition : one)) : [...conditions, condition]
}
