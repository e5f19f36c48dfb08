import type { Json, JsonObject } from '../../exchange.js'
import { pods, secrets, serviceAccounts } from './collections.js'
import { object, pod, secret } from './objects.js'
import { get, named, post, put, remove, type Sequence } from './step.js'

const ask = (spec: Json, rest: JsonObject = {}): Json => ({
  apiVersion: 'authentication.k8s.io/v1',
  kind: 'TokenRequest',
  spec,
  ...rest,
})

export const tokenRequests: Sequence = {
  name: 'reviews/token-requests',
  steps: [
    named('pod', post(pods, pod('p'))),
    named('secret', post(secrets, secret('s'))),
    post(serviceAccounts, object('v1', 'ServiceAccount', 'robot')),
    ...[
      ask({ expirationSeconds: 599 }),
      ask({ expirationSeconds: -1 }),
      ask({ expirationSeconds: 4294967297 }),
      ask({ expirationSeconds: 'x' }),
      ask({ expirationSeconds: null, boundObjectRef: null }, { kind: 'Nope' }),
      ask({}, { kind: 'Pod', apiVersion: 'v1' }),
      ask({ audiences: 'x' }),
      ask({ bogus: 1, audiences: [5] }),
      ask(null),
      ask('x'),
      ask({ boundObjectRef: { kind: 'Pod', apiVersion: 'v1', name: 'none' } }),
      ask({ boundObjectRef: { kind: 'Pod', apiVersion: 'v1', name: 'p', uid: 'x' } }),
      ask({ boundObjectRef: { kind: 'Node', apiVersion: 'v1', name: 'none' } }),
      ask({ boundObjectRef: { kind: 'ConfigMap', apiVersion: 'v1', name: 'x' } }),
      ask({ boundObjectRef: { kind: 'Deployment', apiVersion: 'apps/v1', name: 'x' } }),
      ask({ boundObjectRef: {} }),
      ask({ boundObjectRef: { kind: 'Secret', apiVersion: 'v1', name: 'none' } }),
      ask({ boundObjectRef: { kind: 'Secret', apiVersion: 'v1', name: 's', uid: 'x' } }),
      ask({}, { metadata: { name: 'other' } }),
      ask({}, { metadata: { namespace: 'other' } }),
      '',
      'x',
      '[]',
      {},
    ].map((body) => post(`${serviceAccounts}/default/token`, body, { 'Content-Type': 'application/json' })),
    post(`${serviceAccounts}/robot/token`, ask({ boundObjectRef: { kind: 'Pod', apiVersion: 'v1', name: 'p' } })),
    post(`${serviceAccounts}/none/token`, ask({ expirationSeconds: 5 })),
    get(`${serviceAccounts}/default/token`),
    put(`${serviceAccounts}/default/token`, ask({})),
    remove(`${serviceAccounts}/default/token`),
    post(`${serviceAccounts}/default/token?dryRun=Bad`, ask({})),
    post(`${serviceAccounts}/default/token?fieldValidation=Strict`, ask({ bogus: 1 })),
  ],
}
