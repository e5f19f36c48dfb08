import type { JsonObject } from '../../exchange.js'
import { pods } from './collections.js'
import { aPod, change } from './pod-parts.js'
import { get, jsonPatch, merge, named, post, put, type Sequence } from './step.js'

const ephemeral = (rest: JsonObject): JsonObject => ({ spec: { ephemeralContainers: [rest] } })
const at = 'p/ephemeralcontainers'

export const podEphemeralContainers: Sequence = {
  name: 'pods/ephemeral-containers',
  steps: [
    post(pods, aPod('p')),
    get(`${pods}/${at}`),
    ...[
      { name: 'e', image: 'dbg', targetContainerName: 'a', stdin: true, tty: true },
      { name: 'e2', image: 'dbg', volumeMounts: [{ name: 'x', mountPath: '/x' }] },
      { name: 'a', image: 'dbg' },
      { name: 'e4', image: 'dbg', targetContainerName: 'zz' },
      {
        name: 'e5',
        image: ' dbg',
        ports: [{ containerPort: 80 }],
        livenessProbe: { exec: { command: ['x'] } },
        resources: { limits: { cpu: '1' } },
        lifecycle: { preStop: { exec: { command: ['x'] } } },
        resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
        restartPolicy: 'Always',
      },
      { name: 'e6', image: 'dbg', restartPolicy: 'Never', securityContext: { privileged: true } },
      { name: 'e7' },
      { name: 'e', image: 'other' },
    ].map((one) => change(at, ephemeral(one))),
    ...['/spec/ephemeralContainers/0', '/spec/ephemeralContainers'].map((path) =>
      change(at, [{ op: 'remove', path }], jsonPatch),
    ),
    change(at, {
      metadata: { labels: { x: 'y' } },
      spec: { containers: [{ name: 'a', image: 'new' }] },
      status: { phase: 'Failed' },
    }),
    named('now', get(`${pods}/p`)),
    put(`${pods}/${at}`, { metadata: { name: 'p' } }),
    put(`${pods}/${at}`, { kind: 'EphemeralContainers', apiVersion: 'v1', metadata: { name: 'p' } }),
    post(`${pods}/${at}`, {}),
    change('zz/ephemeralcontainers', ephemeral({ name: 'e', image: 'x' })),
    post(pods, aPod('mirror', { nodeName: 'n' }, { annotations: { 'kubernetes.io/config.mirror': 'x' } })),
    change('mirror/ephemeralcontainers', ephemeral({ name: 'e', image: 'x' })),
    ...['y', null].map((value) =>
      change('mirror', { metadata: { annotations: { 'kubernetes.io/config.mirror': value } } }, merge),
    ),
  ],
}
