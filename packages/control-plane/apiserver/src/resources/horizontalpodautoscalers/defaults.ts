import type { autoscalingv2 } from '@orrery/api'

type Rules = autoscalingv2.HPAScalingRules

/** What is done when a direction has no rules: up at once, by four pods or the double; down to the minimum. */
const up = (): Rules => ({
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
})

const down = (): Rules => ({ selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] })

function averageCpu(averageUtilization: number): autoscalingv2.MetricSpec {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } }
}

/** In place: with no metric named, eighty per cent of the CPU asked for. */
export function defaultHorizontalPodAutoscaler({ spec }: autoscalingv2.HorizontalPodAutoscaler): void {
  spec.minReplicas ??= 1
  if (!spec.metrics?.length) spec.metrics = [averageCpu(80)]
  if (!spec.behavior) return
  spec.behavior.scaleUp = { ...up(), ...spec.behavior.scaleUp }
  spec.behavior.scaleDown = { ...down(), ...spec.behavior.scaleDown }
}
