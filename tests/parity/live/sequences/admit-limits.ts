import type { Json } from '../../exchange.js'
import { one, tried } from './admit-parts.js'
import { claims, deployments, limitRanges, pods } from './collections.js'
import { claim, deployment, object, pod } from './objects.js'
import { get, patch, pausing, post, strategic, table, tryPost, type Sequence } from './step.js'

const range = (name: string, limits: Json[]): Json => object('v1', 'LimitRange', name, { spec: { limits } })

export const admitLimits: Sequence = {
  name: 'admit/limits',
  steps: [
    pausing(
      0.5,
      post(
        limitRanges,
        range('lr', [
          {
            type: 'Container',
            min: { cpu: '50m', memory: '16Mi' },
            max: { cpu: '2', memory: '1Gi' },
            default: { cpu: '500m', memory: '128Mi' },
            defaultRequest: { cpu: '100m', memory: '64Mi' },
            maxLimitRequestRatio: { cpu: '6' },
          },
          {
            type: 'Pod',
            min: { cpu: '100m' },
            max: { cpu: '3', memory: '2Gi' },
            maxLimitRequestRatio: { memory: '3' },
          },
          { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '5Gi' } },
        ]),
      ),
    ),
    tried(one({})),
    tried(one({ limits: { cpu: '1' } })),
    tried(one({ requests: { cpu: '1' } })),
    tried(one({ limits: { cpu: '3' } })),
    tried(one({ requests: { cpu: '10m' } })),
    tried(one({ limits: { memory: '8Mi' } })),
    tried(one({ limits: { memory: '2Gi' } })),
    tried(one({ limits: { cpu: '2' }, requests: { cpu: '100m' } })),
    tried(one({ limits: { cpu: '3', memory: '2Gi' }, requests: { cpu: '1m', memory: '1Mi' } })),
    tried(one({ limits: { cpu: '2' } }), { name: 'b', image: 'i', resources: { limits: { cpu: '2' } } }),
    tried(
      one({ limits: { memory: '1Gi' } }),
      { name: 'b', image: 'i', resources: { limits: { memory: '1Gi' } } },
      { name: 'c', image: 'i' },
    ),
    tried(one({ limits: { 'example.com/gpu': '1' } })),
    tried(one({ limits: { memory: '512Mi' }, requests: { memory: '64Mi' } })),
    tried(one({}), { name: 'b', image: 'i' }),
    tryPost(pods, pod('t', { containers: [one({})], initContainers: [{ name: 'init', image: 'i' }] })),
    tryPost(
      pods,
      pod('t', {
        containers: [one({})],
        initContainers: [{ name: 'init', image: 'i', resources: { limits: { cpu: '5' } } }],
      }),
    ),
    tryPost(
      pods,
      pod('t', {
        containers: [one({})],
        initContainers: [
          { name: 'init', image: 'i', restartPolicy: 'Always', resources: { limits: { cpu: '2' } } },
        ],
      }),
    ),
    post(pods, pod('kept')),
    patch(`${pods}/kept`, strategic, { spec: { containers: [{ name: 'main', image: 'other' }] } }),
    get(`${pods}/kept`),
    ...['500Mi', '1Gi', '5Gi', '6Gi'].map((storage) =>
      tryPost(claims, claim('c', { resources: { requests: { storage } } })),
    ),
    tryPost(deployments, deployment('d', {}, { containers: [one({ limits: { cpu: '9' } })] })),
    pausing(
      0.5,
      post(
        limitRanges,
        range('second', [
          {
            type: 'Container',
            default: { cpu: '300m', 'ephemeral-storage': '1Gi' },
            max: { 'ephemeral-storage': '2Gi' },
          },
          { type: 'Pod', maxLimitRequestRatio: { cpu: '2' } },
        ]),
      ),
    ),
    tried(one({})),
    tried(one({ limits: { 'ephemeral-storage': '3Gi' } })),
    tried(one({ limits: { cpu: '1' }, requests: { cpu: '200m' } })),
    post(limitRanges, range('bad', [{ type: 'Container', min: { cpu: '2' }, max: { cpu: '1' } }])),
    post(
      limitRanges,
      range('bad', [
        { type: 'Nope', default: { cpu: '1' } },
        { type: 'Pod', default: { cpu: '1' } },
      ]),
    ),
    get(limitRanges, table),
  ],
}
