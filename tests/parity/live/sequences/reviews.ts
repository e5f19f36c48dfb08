import { isObject, type Json, type JsonObject } from '../../exchange.js'
import { pods, secrets, serviceAccounts } from './collections.js'
import { object, pod, secret } from './objects.js'
import { get, inCluster, inNamespace, named, post, put, remove, table, tryPost, type Sequence } from './step.js'

const ask = (spec: Json, rest: JsonObject = {}): Json => ({
  apiVersion: 'authentication.k8s.io/v1',
  kind: 'TokenRequest',
  spec,
  ...rest,
})

const tokens: Sequence = {
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

const authorization = (kind: string, spec: Json, rest: JsonObject = {}): Json => ({
  apiVersion: 'authorization.k8s.io/v1',
  kind,
  spec,
  ...rest,
})
const resource: JsonObject = { namespace: '{ns}', verb: 'get', group: '', resource: 'pods' }
const groups = ['system:masters']

const questions: readonly Json[] = [
  {},
  null,
  'x',
  { resourceAttributes: resource },
  { nonResourceAttributes: { path: '/version', verb: 'get' } },
  { resourceAttributes: resource, nonResourceAttributes: { path: '/x', verb: 'get' } },
  { resourceAttributes: {} },
  { nonResourceAttributes: {} },
  { resourceAttributes: { verb: '*', resource: '*', group: '*' } },
  { resourceAttributes: { ...resource, fieldSelector: { rawSelector: 'a=b' } } },
  { resourceAttributes: { ...resource, fieldSelector: { rawSelector: '===' } } },
  {
    resourceAttributes: {
      ...resource,
      fieldSelector: { requirements: [{ key: 'a', operator: 'In', values: ['b'] }] },
    },
  },
  {
    resourceAttributes: {
      ...resource,
      fieldSelector: { requirements: [{ key: 'a', operator: 'In' }], rawSelector: 'x' },
    },
  },
  { resourceAttributes: { ...resource, fieldSelector: {} } },
  {
    resourceAttributes: {
      ...resource,
      fieldSelector: { requirements: [{ key: '', operator: 'Exists', values: ['x'] }] },
    },
  },
  { resourceAttributes: { ...resource, labelSelector: { rawSelector: 'a in (b)' } } },
  {
    resourceAttributes: {
      ...resource,
      labelSelector: { requirements: [{ key: 'a b', operator: 'Bad', values: ['c d'] }] },
    },
  },
  { bogus: 1, resourceAttributes: resource },
  { resourceAttributes: { ...resource, bogus: 1 } },
  { resourceAttributes: 'x' },
]

const access: Sequence = {
  name: 'reviews/access',
  steps: [
    ...questions.flatMap((spec) => {
      const who = isObject(spec) ? { ...spec, groups } : spec
      return [
        post(
          inCluster('selfsubjectaccessreviews', 'authorization.k8s.io/v1'),
          authorization('SelfSubjectAccessReview', spec),
        ),
        post(
          inCluster('subjectaccessreviews', 'authorization.k8s.io/v1'),
          authorization('SubjectAccessReview', who),
        ),
        post(
          inNamespace('localsubjectaccessreviews', 'authorization.k8s.io/v1'),
          authorization('LocalSubjectAccessReview', who),
        ),
      ]
    }),
    post(
      inNamespace('localsubjectaccessreviews', 'authorization.k8s.io/v1'),
      authorization('LocalSubjectAccessReview', {
        groups,
        resourceAttributes: { ...resource, namespace: 'other' },
      }),
    ),
    post(
      inNamespace('localsubjectaccessreviews', 'authorization.k8s.io/v1'),
      authorization(
        'LocalSubjectAccessReview',
        { groups, resourceAttributes: resource },
        { metadata: { namespace: 'other' } },
      ),
    ),
    post(
      inNamespace('localsubjectaccessreviews', 'authorization.k8s.io/v1'),
      authorization(
        'LocalSubjectAccessReview',
        { groups, resourceAttributes: resource },
        { metadata: { name: 'x' } },
      ),
    ),
    post(
      inCluster('localsubjectaccessreviews', 'authorization.k8s.io/v1'),
      authorization('LocalSubjectAccessReview', { groups, resourceAttributes: resource }),
    ),
    post(
      inCluster('subjectaccessreviews', 'authorization.k8s.io/v1'),
      authorization('SubjectAccessReview', { resourceAttributes: resource }),
    ),
    post(
      inCluster('subjectaccessreviews', 'authorization.k8s.io/v1'),
      authorization('SubjectAccessReview', {
        user: 'nobody',
        groups,
        extra: { 'Some.Key': ['a'] },
        uid: 'u',
        resourceAttributes: resource,
      }),
    ),
    post(
      inCluster('subjectaccessreviews', 'authorization.k8s.io/v1'),
      authorization('SelfSubjectAccessReview', { resourceAttributes: resource }),
    ),
    post(
      inCluster('subjectaccessreviews', 'authorization.k8s.io/v1'),
      authorization(
        'SubjectAccessReview',
        { groups, resourceAttributes: resource },
        { metadata: { name: 'x', labels: { a: 'b' } } },
      ),
    ),
    tryPost(
      inCluster('selfsubjectaccessreviews', 'authorization.k8s.io/v1'),
      authorization('SelfSubjectAccessReview', { resourceAttributes: resource }),
    ),
    post(
      `${inCluster('selfsubjectaccessreviews', 'authorization.k8s.io/v1')}?dryRun=Bad`,
      authorization('SelfSubjectAccessReview', { resourceAttributes: resource }),
    ),
    post(
      `${inCluster('selfsubjectaccessreviews', 'authorization.k8s.io/v1')}?fieldValidation=Strict`,
      authorization('SelfSubjectAccessReview', { bogus: 1 }),
    ),
    post(
      inCluster('selfsubjectaccessreviews', 'authorization.k8s.io/v1'),
      authorization('SelfSubjectAccessReview', { resourceAttributes: resource }),
      { Accept: table },
    ),
    post(
      inCluster('selfsubjectrulesreviews', 'authorization.k8s.io/v1'),
      authorization('SelfSubjectRulesReview', {}),
    ),
    post(
      inCluster('selfsubjectrulesreviews', 'authorization.k8s.io/v1'),
      authorization('SelfSubjectRulesReview', { namespace: 5 }),
    ),
    post(inCluster('selfsubjectreviews', 'authentication.k8s.io/v1'), {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'SelfSubjectReview',
    }),
    post(
      inCluster('selfsubjectreviews', 'authentication.k8s.io/v1'),
      object('authentication.k8s.io/v1', 'SelfSubjectReview', 'x'),
    ),
    post(
      inCluster('selfsubjectreviews', 'authentication.k8s.io/v1'),
      { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' },
      { Accept: table },
    ),
    post(inCluster('tokenreviews', 'authentication.k8s.io/v1'), {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenReview',
      spec: { token: 'x' },
    }),
    post(inCluster('tokenreviews', 'authentication.k8s.io/v1'), {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenReview',
      spec: { token: 'x', audiences: ['y'] },
    }),
    post(inCluster('tokenreviews', 'authentication.k8s.io/v1'), {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenReview',
      spec: { token: 5 },
    }),
    post(inCluster('tokenreviews', 'authentication.k8s.io/v1'), {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenReview',
    }),
    ...['selfsubjectaccessreviews', 'subjectaccessreviews', 'selfsubjectrulesreviews'].flatMap((plural) => [
      get(inCluster(plural, 'authorization.k8s.io/v1')),
      get(`${inCluster(plural, 'authorization.k8s.io/v1')}/x`),
      remove(inCluster(plural, 'authorization.k8s.io/v1')),
      put(`${inCluster(plural, 'authorization.k8s.io/v1')}/x`, {}),
    ]),
  ],
}

export const reviews: readonly Sequence[] = [tokens, access]
