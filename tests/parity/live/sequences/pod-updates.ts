import type { JsonObject } from '../../exchange.js'
import { aPod, change, container, pods } from './pod-parts.js'
import { get, jsonPatch, merge, named, post, put, type Sequence } from './step.js'

const updates: Sequence = {
  name: 'pods/updates',
  steps: [
    post(
      pods,
      aPod('p', {
        containers: [container(), container({ name: 'b' })],
        initContainers: [container({ name: 'i1' })],
        terminationGracePeriodSeconds: -5,
        tolerations: [{ key: 'k', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 }],
      }),
    ),
    change('p', {
      spec: { containers: [{ name: 'a', image: 'new' }], initContainers: [{ name: 'i1', image: 'new' }] },
    }),
    ...['', ' x'].map((image) => change('p', { spec: { containers: [{ name: 'a', image }] } })),
    ...['containers', 'initContainers'].map((list) =>
      change('p', { spec: { [list]: [{ name: 'c', image: 'x' }] } }),
    ),
    change('p', [{ op: 'replace', path: '/spec/containers/0/name', value: 'zz' }], jsonPatch),
    ...[1, 2].map((terminationGracePeriodSeconds) => change('p', { spec: { terminationGracePeriodSeconds } })),
    ...[100, 101, 0, -1, 2147483648, null, 50].map((activeDeadlineSeconds) =>
      change('p', { spec: { activeDeadlineSeconds } }),
    ),
    change('p', [{ op: 'add', path: '/spec/tolerations/-', value: { key: 'n', operator: 'Exists' } }], jsonPatch),
    change('p', [{ op: 'replace', path: '/spec/tolerations/0/tolerationSeconds', value: 77 }], jsonPatch),
    ...[
      '/spec/tolerations/0/tolerationSeconds',
      '/spec/tolerations/0',
      '/spec/volumes',
      '/spec/containers/0/volumeMounts',
    ].map((path) => change('p', [{ op: 'remove', path }], jsonPatch)),
    change(
      'p',
      [{ op: 'add', path: '/spec/tolerations/-', value: { key: 'bad key!', operator: 'X', effect: 'Y' } }],
      jsonPatch,
    ),
    ...[
      { schedulingGates: [{ name: 'x' }] },
      { nodeName: 'x' },
      { serviceAccountName: 'x' },
      { priority: 5 },
      { ephemeralContainers: [{ name: 'e', image: 'x' }] },
      { containers: [{ name: 'a', resources: { limits: { cpu: '1' } } }] },
    ].map((spec) => change('p', { spec })),
    change('p', { status: { phase: 'Failed' } }),
    ...[
      { labels: { a: 'bad value!' } },
      { annotations: { 'bad key!': 'x' } },
      { annotations: { 'kubernetes.io/config.mirror': 'x' } },
      { annotations: { 'container.apparmor.security.beta.kubernetes.io/a': 'runtime/default' } },
      { annotations: { 'container.apparmor.security.beta.kubernetes.io/q': 'foo' } },
      { annotations: { 'controller.kubernetes.io/pod-deletion-cost': '+5' } },
      { annotations: { 'scheduler.alpha.kubernetes.io/tolerations': '{' } },
      { generation: 50 },
    ].map((metadata) => change('p', { metadata })),
    get(`${pods}/p`),
    put(
      `${pods}/p`,
      aPod('p', {
        containers: [container(), container({ name: 'b' })],
        initContainers: [container({ name: 'i1' })],
      }),
    ),
  ],
}

const required = 'requiredDuringSchedulingIgnoredDuringExecution'
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution'
const exists = (...keys: string[]): JsonObject => ({
  matchExpressions: keys.map((key) => ({ key, operator: 'Exists' })),
})
const affinity = (value: JsonObject | null): JsonObject => ({ spec: { affinity: value } })

const gated: Sequence = {
  name: 'pods/gated',
  steps: [
    post(pods, aPod('g', { schedulingGates: [{ name: 'g1' }, { name: 'g2' }] })),
    ...[{ a: 'b' }, { a: 'c' }, { d: 'c' }, null].map((nodeSelector) =>
      change('g', { spec: { nodeSelector } }, merge),
    ),
    change('g', affinity({ nodeAffinity: { [preferred]: [{ weight: 1, preference: exists('a') }] } }), merge),
    change('g', affinity({ podAffinity: { [required]: [{ topologyKey: 'a', labelSelector: {} }] } }), merge),
    change('g', affinity({ nodeAffinity: { [required]: { nodeSelectorTerms: [exists('a')] } } }), merge),
    change('g', affinity({ nodeAffinity: { [preferred]: null } }), merge),
    change('g', affinity(null), merge),
    change('g', affinity({ nodeAffinity: { [required]: { nodeSelectorTerms: [exists('a', 'b')] } } }), merge),
    change('g', affinity({ nodeAffinity: { [required]: { nodeSelectorTerms: [exists('b')] } } }), merge),
    change(
      'g',
      affinity({ nodeAffinity: { [required]: { nodeSelectorTerms: [exists('a', 'b'), exists('c')] } } }),
      merge,
    ),
    ...[[{ name: 'g2' }], [{ name: 'g2' }, { name: 'g3' }]].map((schedulingGates) =>
      change('g', { spec: { schedulingGates } }, merge),
    ),
    change('g', { spec: { schedulingGates: null, nodeSelector: { e: 'f' } } }, merge),
    change('g', { spec: { nodeSelector: { z: 'f' } } }, merge),
    get(`${pods}/g`),
    post(`${pods}/g/binding`, { metadata: { name: 'g' }, target: { name: 'n1' } }),
    post(pods, aPod('with-node', { schedulingGates: [{ name: 'g1' }], nodeName: 'x' })),
  ],
}

const told = (name: string, rest: JsonObject): JsonObject => ({
  name,
  image: 'i',
  imageID: '',
  ready: false,
  restartCount: 0,
  ...rest,
})
const ended = (exitCode: number): JsonObject => ({ state: { terminated: { exitCode } } })
const runs: JsonObject = { state: { running: {} } }

const statuses: Sequence = {
  name: 'pods/statuses',
  steps: [
    post(
      pods,
      aPod(
        'p',
        {
          containers: [container(), container({ name: 'b' })],
          initContainers: [container({ name: 'i1' }), container({ name: 'i2', restartPolicy: 'Always' })],
          restartPolicy: 'OnFailure',
          resourceClaims: [{ name: 'c', resourceClaimName: 'x' }],
        },
        { ownerReferences: [{ apiVersion: 'v1', kind: 'X', name: 'x', uid: 'u' }] },
      ),
    ),
    ...[
      { podIP: '10.1.1.1', hostIP: '10.0.1.9', phase: 'Running' },
      { podIPs: [{ ip: '10.1.1.1' }, { ip: 'fd00::1' }], hostIPs: [{ ip: '10.0.1.9' }] },
      { podIPs: [{ ip: '10.1.1.1' }, { ip: '10.1.1.2' }] },
      { podIPs: [{ ip: '10.1.1.1' }, { ip: 'fd00::1' }, { ip: '10.1.1.3' }] },
      { podIP: 'bad', podIPs: [{ ip: 'bad' }, { ip: 'fd00::1' }] },
      { podIPs: [{ ip: 'bad' }] },
      { podIP: '010.1.1.1', podIPs: [{ ip: '010.1.1.1' }] },
      { podIP: '10.9.9.9' },
      { podIP: null, podIPs: null },
      { hostIP: '10.0.1.8' },
      { hostIP: 'bad', hostIPs: [{ ip: 'bad' }] },
      { hostIP: null, hostIPs: [{ ip: '10.0.1.8' }] },
      { qosClass: 'Guaranteed' },
      { qosClass: null },
      { observedGeneration: -1 },
      {
        observedGeneration: 1,
        conditions: [
          { type: 'Ready', status: 'False', observedGeneration: 1 },
          { type: 'x/y', status: 'False', observedGeneration: 2 },
        ],
      },
      {
        observedGeneration: null,
        conditions: [
          { type: 'x/y', status: 'True' },
          { type: 'Ready', status: 'True' },
        ],
      },
      {
        conditions: [
          { type: 'bad value', status: 'False' },
          { type: '', status: '', observedGeneration: -5 },
        ],
      },
      {
        conditions: [
          { type: 'a', status: 'False' },
          { type: 'a', status: 'Maybe' },
        ],
      },
      { nominatedNodeName: 'Bad Name' },
      { nominatedNodeName: 'node-1' },
      { resize: 'Deferred' },
      { resourceClaimStatuses: [{ name: 'c', resourceClaimName: 'Bad Name' }, { name: 'c' }, { name: 'd' }] },
      { resourceClaimStatuses: [{ name: 'c', resourceClaimName: 'x-c' }] },
      { extendedResourceClaimStatus: { resourceClaimName: 'x', requestMappings: [] } },
      {
        containerStatuses: [told('a', ended(0)), told('b', ended(1))],
        initContainerStatuses: [told('i1', ended(0)), told('i2', ended(0))],
        ephemeralContainerStatuses: [told('e', ended(1))],
      },
      {
        containerStatuses: [told('b', runs), told('a', runs)],
        initContainerStatuses: [told('i1', runs), told('i2', runs)],
        ephemeralContainerStatuses: [told('e', runs)],
      },
      {
        containerStatuses: [told('a', {}), told('b', {})],
        initContainerStatuses: [],
        ephemeralContainerStatuses: null,
      },
      {
        containerStatuses: [
          told('a', {
            ...ended(0),
            user: { linux: { uid: -1, gid: 5_000_000_000, supplementalGroups: [1, -2] } },
          }),
        ],
      },
      {
        containerStatuses: [
          told('a', {
            ...ended(0),
            user: { linux: { uid: 1, gid: 5 } },
            allocatedResourcesStatus: [{ name: 'cpu', resources: [{ resourceID: 'x', health: 'Bad' }] }],
            allocatedResources: { cpu: '1000m' },
            resources: { requests: { cpu: '0.5' } },
          }),
        ],
      },
    ].map((status) => change('p/status', { status }, merge)),
    change('p/status', { status: { conditions: [{ type: 'Ready', status: 'False', lastProbeTime: null }] } }),
    change(
      'p/status',
      {
        spec: { nodeName: 'x', containers: [] },
        metadata: {
          labels: { x: 'y' },
          annotations: { a: 'b' },
          ownerReferences: null,
          finalizers: ['example.com/x'],
        },
      },
      merge,
    ),
    ...[{ annotations: { 'kubernetes.io/config.mirror': 'x' } }, { labels: { x: 'bad value!' } }].map((metadata) =>
      change('p/status', { metadata }, merge),
    ),
    put(`${pods}/p/status`, aPod('p', { containers: [] })),
    get(`${pods}/p/status`),
  ],
}

const amounts = (cpu: string, memory: string, limits?: JsonObject): JsonObject => ({
  requests: { cpu, memory },
  ...(limits && { limits }),
})
const ofContainer = (name: string, resources: JsonObject): JsonObject => ({
  spec: { containers: [{ name, resources }] },
})
const ofInit = (name: string, resources: JsonObject): JsonObject => ({
  spec: { initContainers: [{ name, resources }] },
})
const exact: JsonObject = { limits: { cpu: '1', memory: '1Gi' } }
const half: JsonObject = { requests: { cpu: '500m' }, limits: { cpu: '500m' } }

const resizes: Sequence = {
  name: 'pods/resizes',
  steps: [
    post(
      pods,
      aPod('p', {
        containers: [
          container({ resources: amounts('100m', '10Mi', { cpu: '200m', memory: '20Mi' }) }),
          container({ name: 'b', resources: amounts('100m', '10Mi') }),
          container({ name: 'n' }),
        ],
        initContainers: [
          container({ name: 'i1', resources: amounts('1', '1Gi') }),
          container({ name: 'side', restartPolicy: 'Always', resources: amounts('10m', '1Mi') }),
        ],
      }),
    ),
    get(`${pods}/p/resize`),
    ...[
      amounts('150m', '15Mi', { cpu: '300m', memory: '30Mi' }),
      amounts('150m', '15Mi', { cpu: '300m', memory: '30Mi' }),
      { requests: { cpu: '1' } },
      { requests: { cpu: '-1' } },
      { requests: { cpu: 'x' } },
      { limits: null },
      { claims: [{ name: 'x' }] },
    ].map((resources) => change('p/resize', ofContainer('a', resources))),
    ...[
      { requests: { cpu: null } },
      { limits: { cpu: '1' } },
      { requests: { 'ephemeral-storage': '1Gi' } },
      { requests: { 'example.com/x': '1' }, limits: { 'example.com/x': '1' } },
    ].map((resources) => change('p/resize', ofContainer('b', resources))),
    change('p/resize', ofContainer('n', { requests: { cpu: '1m' }, limits: { memory: '1Gi' } })),
    ...[amounts('20m', '2Mi'), { requests: { 'ephemeral-storage': '1Gi' } }].map((resources) =>
      change('p/resize', ofInit('side', resources)),
    ),
    change('p/resize', ofInit('i1', amounts('2', '2Gi'))),
    change('p/resize', {
      spec: {
        containers: [{ name: 'a', resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }] }],
      },
    }),
    change('p/resize', {
      spec: { containers: [{ name: 'a', image: 'other' }] },
      metadata: { labels: { a: 'b' } },
      status: { phase: 'Failed' },
    }),
    change('p/resize', { spec: { containers: [{ name: 'zz', image: 'x' }] } }),
    ...[
      { op: 'remove', path: '/spec/containers/1' },
      { op: 'replace', path: '/spec/containers/1/name', value: 'q' },
      { op: 'replace', path: '/spec/initContainers/1/name', value: 'q' },
      { op: 'remove', path: '/spec/initContainers/1' },
      { op: 'move', from: '/spec/containers/1', path: '/spec/containers/0' },
      { op: 'add', path: '/spec/tolerations', value: [] },
      { op: 'add', path: '/spec/nodeName', value: 'x' },
    ].map((operation) => change('p/resize', [operation], jsonPatch)),
    change('zz/resize', {}),
    post(`${pods}/p/resize`, {}),
    change('p', ofContainer('a', amounts('1', '1Gi'))),
    get(`${pods}/p`),
    post(pods, aPod('g', { containers: [container({ resources: exact })] })),
    ...[{ requests: { cpu: '500m' } }, half, { limits: { cpu: '2' } }].map((resources) =>
      change('g/resize', ofContainer('a', resources)),
    ),
    change('g/status', { status: { containerStatuses: [{ ...told('a', runs), ready: true }] } }, merge),
    change('g/resize', ofContainer('a', { requests: { cpu: '2' }, limits: { cpu: '2' } })),
    post(pods, aPod('best-effort')),
    change('best-effort/resize', ofContainer('a', { requests: { cpu: '500m' } })),
    post(pods, aPod('whole', { resources: exact })),
    change('whole/resize', ofContainer('a', half)),
    post(pods, aPod('windows', { os: { name: 'windows' }, containers: [container({ resources: exact })] })),
    change('windows/resize', ofContainer('a', half)),
    post(
      pods,
      aPod('claims', {
        resourceClaims: [{ name: 'c', resourceClaimName: 'x' }],
        containers: [container({ resources: { ...exact, claims: [{ name: 'c' }] } })],
      }),
    ),
    change('claims/resize', ofContainer('a', half)),
    post(pods, aPod('mirror', { nodeName: 'n' }, { annotations: { 'kubernetes.io/config.mirror': 'x' } })),
    change('mirror/resize', ofContainer('a', half)),
  ],
}

const ephemeral = (rest: JsonObject): JsonObject => ({ spec: { ephemeralContainers: [rest] } })
const at = 'p/ephemeralcontainers'

const ephemeralContainers: Sequence = {
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

/** What may come of a pod: its own changes, and those of its parts. */
export const podUpdates: readonly Sequence[] = [updates, gated, statuses, resizes, ephemeralContainers]
