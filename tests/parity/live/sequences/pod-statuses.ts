import type { JsonObject } from '../../exchange.js'
import { pods } from './collections.js'
import { aPod, change, container, runs, told } from './pod-parts.js'
import { get, merge, post, put, type Sequence } from './step.js'

const ended = (exitCode: number): JsonObject => ({ state: { terminated: { exitCode } } })

export const podStatuses: Sequence = {
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
