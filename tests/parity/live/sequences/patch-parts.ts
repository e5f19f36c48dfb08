import { deployments } from './collections.js'
import { deployment } from './objects.js'
import { merge, patch, post, remove, type Sequence, type Step } from './step.js'

export const rich = deployment(
  {
    name: 'web',
    labels: { app: 'web', old: 'yes' },
    annotations: { note: 'x' },
    finalizers: ['example.com/one', 'example.com/two'],
  },
  {},
  {
    containers: [
      {
        name: 'main',
        image: 'app:1',
        args: ['a', 'b'],
        command: ['run'],
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
          { name: 'C', value: '3' },
        ],
        ports: [
          { containerPort: 80, name: 'http' },
          { containerPort: 81 },
          { containerPort: 80, protocol: 'UDP', name: 'dns' },
        ],
        volumeMounts: [
          { name: 'v', mountPath: '/v' },
          { name: 'w', mountPath: '/w' },
        ],
        resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '500m' } },
      },
      { name: 'side', image: 'side:1' },
    ],
    volumes: [
      { name: 'v', emptyDir: {} },
      { name: 'w', configMap: { name: 'c' } },
    ],
    tolerations: [
      { key: 'a', operator: 'Exists' },
      { key: 'b', operator: 'Equal', value: 'c', effect: 'NoExecute' },
    ],
    hostAliases: [{ ip: '10.1.2.3', hostnames: ['x.local'] }],
    imagePullSecrets: [{ name: 'one' }],
    nodeSelector: { disk: 'ssd' },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'zone',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { app: 'web' } },
      },
    ],
    affinity: {
      nodeAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 1, preference: { matchExpressions: [{ key: 'k', operator: 'Exists' }] } },
        ],
      },
    },
  },
)

/** One object, patched by dry runs of all sorts. */
export function dryPatches(name: string, steps: readonly Step[]): Sequence {
  return {
    name,
    steps: [
      post(deployments, rich),
      ...steps,
      patch(`${deployments}/web`, merge, { metadata: { finalizers: null } }),
      remove(`${deployments}/web`),
    ],
  }
}

export const at = `${deployments}/web`
