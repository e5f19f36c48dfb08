import type { JsonObject } from '../../exchange.js'
import { pods } from './collections.js'
import { aPod, change, container, runs, told } from './pod-parts.js'
import { get, jsonPatch, merge, post, type Sequence } from './step.js'

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

export const podResizes: Sequence = {
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
