import { isObject, type Json, type JsonObject } from '../../exchange.js'
import { object } from './objects.js'
import { get, inCluster, inNamespace, post, put, remove, table, tryPost, type Sequence } from './step.js'

const ofSelf = inCluster('selfsubjectaccessreviews', 'authorization.k8s.io/v1')
const ofSubjects = inCluster('subjectaccessreviews', 'authorization.k8s.io/v1')
const ofNamespace = inNamespace('localsubjectaccessreviews', 'authorization.k8s.io/v1')
const rules = inCluster('selfsubjectrulesreviews', 'authorization.k8s.io/v1')
const whoAmI = inCluster('selfsubjectreviews', 'authentication.k8s.io/v1')
const tokenReviews = inCluster('tokenreviews', 'authentication.k8s.io/v1')

const reviewing =
  (kind: string) =>
  (spec: Json, rest: JsonObject = {}): Json => ({ apiVersion: 'authorization.k8s.io/v1', kind, spec, ...rest })

const selfReview = reviewing('SelfSubjectAccessReview')
const subjectReview = reviewing('SubjectAccessReview')
const localReview = reviewing('LocalSubjectAccessReview')
const rulesReview = reviewing('SelfSubjectRulesReview')
const whoAmIReview = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' }
const tokenReview = (spec: Json): Json => ({ apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec })

const resource: JsonObject = { namespace: '{ns}', verb: 'get', group: '', resource: 'pods' }
const groups = ['system:masters']

const asking = (rest: JsonObject): Json => ({ resourceAttributes: { ...resource, ...rest } })

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
  asking({ fieldSelector: { rawSelector: 'a=b' } }),
  asking({ fieldSelector: { rawSelector: '===' } }),
  asking({ fieldSelector: { requirements: [{ key: 'a', operator: 'In', values: ['b'] }] } }),
  asking({ fieldSelector: { requirements: [{ key: 'a', operator: 'In' }], rawSelector: 'x' } }),
  asking({ fieldSelector: {} }),
  asking({ fieldSelector: { requirements: [{ key: '', operator: 'Exists', values: ['x'] }] } }),
  asking({ labelSelector: { rawSelector: 'a in (b)' } }),
  asking({ labelSelector: { requirements: [{ key: 'a b', operator: 'Bad', values: ['c d'] }] } }),
  { bogus: 1, resourceAttributes: resource },
  { resourceAttributes: { ...resource, bogus: 1 } },
  { resourceAttributes: 'x' },
]

export const accessReviews: Sequence = {
  name: 'reviews/access',
  steps: [
    ...questions.flatMap((spec) => {
      const who = isObject(spec) ? { ...spec, groups } : spec
      return [
        post(ofSelf, selfReview(spec)),
        post(ofSubjects, subjectReview(who)),
        post(ofNamespace, localReview(who)),
      ]
    }),
    post(ofNamespace, localReview({ groups, resourceAttributes: { ...resource, namespace: 'other' } })),
    post(ofNamespace, localReview({ groups, resourceAttributes: resource }, { metadata: { namespace: 'other' } })),
    post(ofNamespace, localReview({ groups, resourceAttributes: resource }, { metadata: { name: 'x' } })),
    post(
      inCluster('localsubjectaccessreviews', 'authorization.k8s.io/v1'),
      localReview({ groups, resourceAttributes: resource }),
    ),
    post(ofSubjects, subjectReview({ resourceAttributes: resource })),
    post(
      ofSubjects,
      subjectReview({
        user: 'nobody',
        groups,
        extra: { 'Some.Key': ['a'] },
        uid: 'u',
        resourceAttributes: resource,
      }),
    ),
    post(ofSubjects, selfReview({ resourceAttributes: resource })),
    post(
      ofSubjects,
      subjectReview({ groups, resourceAttributes: resource }, { metadata: { name: 'x', labels: { a: 'b' } } }),
    ),
    tryPost(ofSelf, selfReview({ resourceAttributes: resource })),
    post(`${ofSelf}?dryRun=Bad`, selfReview({ resourceAttributes: resource })),
    post(`${ofSelf}?fieldValidation=Strict`, selfReview({ bogus: 1 })),
    post(ofSelf, selfReview({ resourceAttributes: resource }), { Accept: table }),
    post(rules, rulesReview({})),
    post(rules, rulesReview({ namespace: 5 })),
    post(whoAmI, whoAmIReview),
    post(whoAmI, object('authentication.k8s.io/v1', 'SelfSubjectReview', 'x')),
    post(whoAmI, whoAmIReview, { Accept: table }),
    post(tokenReviews, tokenReview({ token: 'x' })),
    post(tokenReviews, tokenReview({ token: 'x', audiences: ['y'] })),
    post(tokenReviews, tokenReview({ token: 5 })),
    post(tokenReviews, { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview' }),
    ...['selfsubjectaccessreviews', 'subjectaccessreviews', 'selfsubjectrulesreviews'].flatMap((plural) => [
      get(inCluster(plural, 'authorization.k8s.io/v1')),
      get(`${inCluster(plural, 'authorization.k8s.io/v1')}/x`),
      remove(inCluster(plural, 'authorization.k8s.io/v1')),
      put(`${inCluster(plural, 'authorization.k8s.io/v1')}/x`, {}),
    ]),
  ],
}
