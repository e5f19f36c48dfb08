import { pods } from './collections.js'
import { object, pod } from './objects.js'
import { get, merge, patch, post, put, remove, strategic, table, type Sequence } from './step.js'

export const statusSubresource: Sequence = {
  name: 'sub/pod-status',
  steps: [
    post(pods, pod('p', { nodeName: 'node-1' })),
    ...[
      { status: { phase: 'Nope' } },
      { status: { conditions: [{ type: 'Ready', status: 'Maybe' }] } },
      { status: { conditions: [{ status: 'True' }] } },
      {
        status: {
          conditions: [
            { type: 'A', status: 'True' },
            { type: 'A', status: 'False' },
          ],
        },
      },
      { status: { podIPs: [{ ip: '10.1.1.1' }, { ip: '10.1.1.2' }] } },
      { status: { podIPs: [{ ip: '10.1.1.1' }, { ip: 'fd00::1' }] } },
      { status: { podIP: '10.1.1.1', podIPs: [{ ip: '10.1.1.2' }] } },
      { status: { podIP: '10.1.1.1' } },
      { status: { podIPs: [{ ip: '10.1.1.1' }] } },
      { status: { podIPs: [{ ip: 'x' }] } },
      { status: { hostIP: '10.0.0.9' } },
      { status: { hostIPs: [{ ip: '10.0.0.9' }] } },
      { status: { hostIP: '10.0.0.9', hostIPs: [{ ip: '10.0.0.8' }] } },
      { status: { hostIPs: [{ ip: 'y' }] } },
      { status: { containerStatuses: [{ name: 'zzz', image: 'i', imageID: 'x', ready: true, restartCount: 0 }] } },
      {
        status: {
          containerStatuses: [
            {
              name: 'main',
              image: 'i',
              imageID: 'x',
              ready: true,
              restartCount: 0,
              state: { running: { startedAt: '2024-01-01T00:00:00Z' } },
            },
          ],
        },
      },
      { status: { containerStatuses: [{ name: 'main', restartCount: -1 }] } },
      { status: { qosClass: 'Guaranteed' } },
      { status: { nominatedNodeName: 'Bad Name' } },
      { status: { nominatedNodeName: 'node-2' } },
      { status: { observedGeneration: -1 } },
      { status: { observedGeneration: 4 } },
      { status: { startTime: 'x' } },
      { status: { startTime: '2024-01-01T00:00:00Z' } },
      { status: { resourceClaimStatuses: [{ name: 'x', resourceClaimName: 'y' }] } },
      { status: null },
      { status: {} },
      { metadata: { labels: { a: 'b' } } },
      { metadata: { annotations: { a: 'b' } } },
      { metadata: { finalizers: ['example.com/x'] } },
      { metadata: { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'q', uid: 'u' }] } },
      { spec: { containers: [{ name: 'main', image: 'other' }] } },
    ].flatMap((body) => [
      patch(`${pods}/p/status?dryRun=All`, strategic, body),
      patch(`${pods}/p/status?dryRun=All`, merge, body),
    ]),
    patch(`${pods}/p/status`, merge, {
      status: {
        phase: 'Running',
        containerStatuses: [
          {
            name: 'main',
            image: 'i',
            imageID: 'x',
            ready: true,
            restartCount: 3,
            state: { terminated: { exitCode: 1 } },
          },
        ],
      },
    }),
    ...[
      {
        containerStatuses: [
          {
            name: 'main',
            image: 'i',
            imageID: 'x',
            ready: true,
            restartCount: 3,
            state: { waiting: { reason: 'x' } },
          },
        ],
      },
      {
        containerStatuses: [
          { name: 'main', image: 'i', imageID: 'x', ready: true, restartCount: 2, state: { running: {} } },
        ],
      },
      { phase: 'Pending' },
      { phase: 'Succeeded' },
      { containerStatuses: [] },
    ].map((status) => patch(`${pods}/p/status?dryRun=All`, merge, { status })),
    get(`${pods}/p/status`),
    get(`${pods}/p`, table),
    put(
      `${pods}/p/status`,
      object('v1', 'Pod', 'p', { status: { phase: 'Failed', reason: 'Evicted', message: 'gone' } }),
    ),
    put(`${pods}/p/status`, pod('p')),
    get(`${pods}/p`, table),
    remove(`${pods}/p?gracePeriodSeconds=0`),
  ],
}
