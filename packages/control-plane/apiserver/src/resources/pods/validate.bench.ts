import { decode, type corev1 } from '@orrery/api'
import { bench, describe } from 'vitest'
import { defaultPod } from './defaults.js'
import { validatePod } from './validate.js'

const many = 20

function times<T>(make: (index: number) => T): T[] {
  return Array.from({ length: many }, (_, index) => make(index))
}

const container = (index: number): object => ({
  name: `c${index}`,
  image: 'registry.example.com/team/app:1.2.3',
  command: ['run'],
  args: ['--verbose'],
  ports: [{ name: `web-${index}`, containerPort: 8000 + index }],
  env: times((n) => (n % 4 === 0 ? { name: `V${n}`, valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } } : { name: `V${n}`, value: 'v' })),
  resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '1', memory: '128Mi' } },
  volumeMounts: times((n) => ({ name: `v${n}`, mountPath: `/mnt/${n}` })),
  livenessProbe: { httpGet: { path: '/live', port: 8000 + index } },
  readinessProbe: { exec: { command: ['true'] } },
  lifecycle: { preStop: { exec: { command: ['sync'] } } },
  securityContext: { runAsUser: 1000, capabilities: { drop: ['ALL'] } },
})

/** Twenty containers with twenty variables and mounts each, twenty volumes, and all that says where it runs: 60 KB. */
const body = {
  metadata: { name: 'large', namespace: 'default', labels: { app: 'large' } },
  spec: {
    containers: times(container),
    volumes: times((n) => (n % 2 === 0 ? { name: `v${n}`, emptyDir: {} } : { name: `v${n}`, configMap: { name: 'settings' } })),
    nodeSelector: { disk: 'ssd' },
    tolerations: times((n) => ({ key: `example.com/t${n}`, operator: 'Exists', effect: 'NoSchedule' })),
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'large' } } },
    ],
    hostAliases: times((n) => ({ ip: `10.0.0.${n}`, hostnames: [`h${n}.example.com`] })),
  },
}

const pod = decode('corev1.Pod', body).object as unknown as corev1.Pod
defaultPod(pod)
const found = validatePod(pod)
if (found.length > 0) throw new Error(found.map((error) => JSON.stringify(error)).join('\n'))

describe('a pod of 20 containers', () => {
  bench('is validated', () => void validatePod(pod))
  bench('is decoded', () => void decode('corev1.Pod', body))
})
