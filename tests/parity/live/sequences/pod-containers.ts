import { container, tryContainer, tryPod, tryVolumes } from './pod-parts.js'
import type { Sequence } from './step.js'

const fieldPaths = [
  'metadata.labels',
  "metadata.labels['a']",
  "metadata.annotations['Bad Key']",
  "metadata.name['x']",
  'status.phase',
  'spec.host',
  'bogus',
  '',
  "metadata.labels['']",
]
const divisors = [
  ['limits.cpu', '2m'],
  ['limits.cpu', '1000m'],
  ['limits.memory', '1m'],
  ['requests.hugepages-2Mi', '1Mi'],
  ['requests.hugepages-2Mi', '2Mi'],
  ['limits.foo', '1'],
  ['requests.ephemeral-storage', '3'],
] as const

export const podContainers: Sequence = {
  name: 'pods/containers',
  steps: [
    tryContainer({
      env: [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
        { name: 'A', value: '$(A)3' },
        { name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      ],
    }),
    tryContainer({
      env: [{ name: 'a=b' }, { name: '' }, { name: 'ü' }],
      envFrom: [
        { prefix: '=', configMapRef: { name: 'x' } },
        { prefix: '1' },
        { configMapRef: { name: '' }, secretRef: { name: 'Bad!' } },
      ],
    }),
    tryContainer({ env: [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'v', path: 'p', key: 'k' } } }] }),
    ...fieldPaths.map((fieldPath) =>
      tryContainer({ env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath } } }] }),
    ),
    ...fieldPaths.map((fieldPath) =>
      tryVolumes([{ downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath } }] } }]),
    ),
    tryContainer({
      env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name', apiVersion: 'v2' } } }],
    }),
    ...divisors.map(([resource, divisor]) =>
      tryContainer({ env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource, divisor } } }] }),
    ),
    tryContainer({
      livenessProbe: { exec: { command: ['a'] }, httpGet: { port: 1 }, tcpSocket: { port: 1 }, grpc: { port: 1 } },
    }),
    tryContainer({
      livenessProbe: {},
      readinessProbe: { exec: {} },
      startupProbe: { grpc: { port: 0 }, successThreshold: 2 },
    }),
    tryContainer({ lifecycle: { preStop: { sleep: { seconds: 31 } }, postStart: { sleep: { seconds: -1 } } } }),
    tryContainer({ lifecycle: { preStop: { sleep: { seconds: 0 } } } }),
    tryContainer({
      lifecycle: {
        preStop: { sleep: { seconds: 1 }, exec: { command: ['x'] } },
        postStart: {},
        stopSignal: 'SIGFOO',
      },
    }),
    ...['Always', 'Foo'].map((restartPolicy) =>
      tryContainer({ restartPolicy, restartPolicyRules: [{ action: 'x' }] }),
    ),
    tryPod({
      initContainers: [
        container({ name: 'i', restartPolicy: 'Never' }),
        container({ name: 'j', restartPolicy: 'Always', lifecycle: { preStop: { exec: {} } } }),
        container({ name: 'k', lifecycle: {}, livenessProbe: { exec: { command: ['x'] } } }),
      ],
    }),
    tryContainer({
      ports: [
        { containerPort: 80, hostIP: '1.2.3.4' },
        { containerPort: 80 },
        { containerPort: 80, hostPort: 90 },
        { containerPort: 80, hostPort: 90, hostIP: '1.1.1.1' },
        { containerPort: 0, name: 'A!', protocol: 'X' },
      ],
    }),
    tryContainer({
      volumeMounts: [
        { name: 'x', mountPath: '' },
        { name: '', mountPath: '/a', recursiveReadOnly: 'Enabled', mountPropagation: 'HostToContainer' },
        { name: 'x', mountPath: '/a', recursiveReadOnly: 'Foo', subPath: '/x', subPathExpr: '../y' },
      ],
      volumeDevices: [
        { name: 'x', devicePath: '/a' },
        { name: '', devicePath: '../q' },
      ],
    }),
    tryPod({ containers: [] }),
    tryPod({
      containers: [container(), container()],
      initContainers: [container(), container({ name: 'b' }), container({ name: 'b' })],
    }),
    ...[{ image: ' x ' }, { image: '' }, { imagePullPolicy: 'Foo' }, { terminationMessagePolicy: 'Foo' }].map(
      tryContainer,
    ),
    tryPod({ ephemeralContainers: [{ name: 'e', image: 'i' }] }),
  ],
}
