import { container, tryContainer, tryPod } from './pod-parts.js'
import type { Sequence } from './step.js'

const gpu = { name: 'gpu', resourceClaimName: 'mine' }

export const podResources: Sequence = {
  name: 'pods/resources',
  steps: [
    ...[
      { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '2' } },
      { limits: { 'ephemeral-storage': '1Gi' } },
      { limits: { foo: '1' } },
      { limits: { 'example.com/x': '1' } },
      { claims: [{ name: 'x' }] },
      {},
      { requests: { 'hugepages-2Mi': '2Mi', cpu: '1' } },
      { limits: { memory: '1500m' } },
      { limits: { cpu: '-1' } },
    ].map((resources) => tryPod({ resources })),
    tryPod({
      resources: { requests: { cpu: '1' } },
      containers: [container({ resources: { limits: { 'hugepages-2Mi': '4Mi', cpu: '100m' } } })],
    }),
    tryPod({
      resources: { limits: { 'hugepages-2Mi': '2Mi', memory: '1Gi' } },
      containers: [container({ resources: { limits: { 'hugepages-2Mi': '4Mi', cpu: '2' } } })],
    }),
    tryPod({
      resources: { limits: { memory: '1Gi' } },
      containers: [container({ resources: { requests: { memory: '2Gi', cpu: '1' } } })],
    }),
    ...[
      { limits: { 'hugepages-2Mi': '3Mi', cpu: '1' } },
      { limits: { 'hugepages-x': '3Mi', cpu: '1' } },
      { limits: { 'hugepages-2Mi': '2Mi' } },
      { requests: { 'hugepages-2Mi': '2Mi', cpu: '1' } },
      { limits: { memory: '1500m' } },
      { limits: { 'ephemeral-storage': '0.5' } },
      { limits: { 'example.com/x': '500m' } },
      { limits: { pods: '1' } },
      { claims: [{ name: 'x' }, { name: 'x' }, { name: '' }] },
    ].map((resources) => tryContainer({ resources })),
    tryPod({
      resourceClaims: [gpu, { ...gpu, name: 'y', resourceClaimTemplateName: 'z' }, { name: 'z' }, gpu],
      containers: [
        container({
          resources: {
            claims: [
              { name: 'gpu', request: 'a' },
              { name: 'gpu', request: 'a' },
              { name: 'gpu' },
              { name: 'y' },
              { name: 'y', request: 'q' },
              { name: 'z', request: 'Bad!' },
              { name: 'w' },
            ],
          },
        }),
      ],
    }),
    tryContainer({
      resizePolicy: [
        { resourceName: 'cpu', restartPolicy: 'Bad' },
        { resourceName: 'cpu', restartPolicy: '' },
        { resourceName: 'foo', restartPolicy: 'NotRequired' },
      ],
    }),
  ],
}
