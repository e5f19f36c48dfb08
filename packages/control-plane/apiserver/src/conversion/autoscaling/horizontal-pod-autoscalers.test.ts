import { expect, it } from 'vitest'
import { autoscalingConversion } from './horizontal-pod-autoscalers.js'

const metadata = { name: 'x', uid: '', resourceVersion: '', creationTimestamp: '' }
const scaleTargetRef = { kind: 'Deployment', name: 'web', apiVersion: 'apps/v1' }
const object = { ...metadata, namespace: 'n' }

const spec = {
  scaleTargetRef,
  maxReplicas: 3,
  metrics: [
    { type: 'Pods', pods: { metric: { name: 'hits' }, target: { type: 'AverageValue', averageValue: '10' } } },
    { type: 'External', external: { metric: { name: 'q', selector: { matchLabels: { a: 'b' } } }, target: { type: 'Value', value: '5' } } },
    { type: 'ContainerResource', containerResource: { name: 'memory', container: 'c', target: { type: 'AverageValue', averageValue: '1Mi' } } },
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } } },
  ],
  behavior: { scaleUp: { selectPolicy: 'Max', policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }] } },
}
const status = {
  currentReplicas: 1,
  desiredReplicas: 2,
  currentMetrics: [{ type: 'Resource', resource: { name: 'cpu', current: { averageValue: '10m', averageUtilization: 5 } } }],
  conditions: [{ type: 'AbleToScale', status: 'True', reason: 'r' }],
}

it('comes back from v1 as it was', () => {
  const stored = { metadata: object, spec, status }
  const v1 = autoscalingConversion.fromStored(stored)
  expect(v1).toMatchObject({ spec: { targetCPUUtilizationPercentage: 60 }, status: { currentCPUUtilizationPercentage: 5 } })
  expect(Object.keys(v1.metadata.annotations ?? {}).toSorted()).toEqual(
    ['behavior', 'conditions', 'current-metrics', 'metrics'].map((name) => `autoscaling.alpha.kubernetes.io/${name}`),
  )
  expect(autoscalingConversion.toStored(v1)).toEqual(stored)
})

const noted = (text: string): object => ({
  metadata: { ...object, annotations: { 'autoscaling.alpha.kubernetes.io/metrics': text, other: 'o' } },
  spec: { scaleTargetRef, maxReplicas: 3 },
  status: { currentReplicas: 0, desiredReplicas: 0 },
})

it.each(['nonsense', '5', '[5]', '[{"type":1}]', '[{"pods":{"targetAverageValue":"x"}}]', '[{"external":{"metricSelector":[]}}]'])(
  'passes over what it cannot read: %s',
  (text) => {
    const stored = autoscalingConversion.toStored(noted(text) as never)
    expect(stored).toEqual({
      metadata: { ...object, annotations: { other: 'o' } },
      spec: { scaleTargetRef, maxReplicas: 3 },
      status: { currentReplicas: 0, desiredReplicas: 0 },
    })
  },
)

it('reads names in any case, and takes what is missing for nothing', () => {
  const stored = autoscalingConversion.toStored(noted('[{"Type":"Object","object":{"metricname":"m","target":null}}]') as never)
  expect(stored).toMatchObject({
    spec: {
      metrics: [{ type: 'Object', object: { metric: { name: 'm' }, describedObject: { kind: '', name: '' }, target: { type: 'Value', value: '0' } } }],
    },
  })
})
