import type { autoscalingv2 } from '@orrery/api'
import { given } from './metric-specs.js'
import { NotedValue } from './noted-value.js'

type Behavior = autoscalingv2.HorizontalPodAutoscalerBehavior
type Rules = autoscalingv2.HPAScalingRules

function readRules(noted: NotedValue): Rules {
  const policies = noted.list('Policies')?.map((policy) => ({
    type: policy.text('Type'),
    value: policy.integer('Value') ?? 0,
    periodSeconds: policy.integer('PeriodSeconds') ?? 0,
  }))
  const selectPolicy = noted.text('SelectPolicy') || undefined
  const stabilizationWindowSeconds = noted.integer('StabilizationWindowSeconds')
  return given({ stabilizationWindowSeconds, selectPolicy, policies, tolerance: noted.amount('Tolerance') })
}

/** How to scale, out of v1's annotation: upstream writes its internal type there, whose fields have their Go names. */
export function readBehavior(value: unknown): Behavior | undefined {
  const noted = new NotedValue(value)
  const [up, down] = [noted.part('ScaleUp'), noted.part('ScaleDown')]
  if (!up && !down) return undefined
  return { ...(up && { scaleUp: readRules(up) }), ...(down && { scaleDown: readRules(down) }) }
}

function noteRules(rules: Rules | undefined): object | null {
  if (!rules) return null
  const { stabilizationWindowSeconds, selectPolicy, policies, tolerance } = rules
  return {
    StabilizationWindowSeconds: stabilizationWindowSeconds ?? null,
    SelectPolicy: selectPolicy ?? null,
    Policies: policies?.map(({ type, value, periodSeconds }) => ({ Type: type, Value: value, PeriodSeconds: periodSeconds })) ?? null,
    Tolerance: tolerance ?? null,
  }
}

export function noteBehavior({ scaleUp, scaleDown }: Behavior): object {
  return { ScaleUp: noteRules(scaleUp), ScaleDown: noteRules(scaleDown) }
}
