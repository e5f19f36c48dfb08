import type { JsonObject } from '../../exchange.js'
import { pods } from './collections.js'
import { aPod, change, container } from './pod-parts.js'
import { get, jsonPatch, merge, post, put, type Sequence } from './step.js'

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

export const podUpdates: readonly Sequence[] = [updates, gated]
