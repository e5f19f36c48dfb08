import { at, badRequest, creating, get, invalid, patch, post, put, refused, remove, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { noMethod } from '../texts.js'

const { deployment, budget, serviceAccount } = good
const given = [creating(deployment)]

/** Scale, status, tokens. */
export const subresources: readonly BadInput[] = [
  {
    name: 'scale: of what is not there', request: get(at(deployment, 'scale')),
    answer: refused(404, 'NotFound', 'deployments.apps "x" not found'),
  },
  {
    name: 'scale: below zero', given,
    request: put(at(deployment, 'scale'), { metadata: { name: 'x' }, spec: { replicas: -1 } }),
    answer: invalid('Scale.autoscaling "x"', 'spec.replicas: Invalid value: -1: must be greater than or equal to 0'),
  },
  {
    name: 'scale: another name', given,
    request: put(at(deployment, 'scale'), { metadata: { name: 'y' }, spec: { replicas: 1 } }),
    answer: badRequest('the name of the object (y) does not match the name on the URL (x)'),
  },
  {
    name: 'scale: an old version', given,
    request: put(at(deployment, 'scale'), { metadata: { name: 'x', resourceVersion: '1' }, spec: { replicas: 1 } }),
    answer: refused(409, 'Conflict', 'Operation cannot be fulfilled on deployments.apps "x": the object has been modified; please apply your changes to the latest version and try again'),
  },
  {
    name: 'scale: a deployment', given,
    request: put(at(deployment, 'scale'), { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x' } }),
    answer: badRequest('Deployment in version "v1" cannot be handled as a Scale: converting (v1.Deployment) to (autoscaling.Scale): unknown conversion'),
  },
  {
    name: 'scale: a text', given, request: patch('merge', at(deployment, 'scale'), { spec: { replicas: 'many' } }),
    answer: invalid(' ""', 'patch: Invalid value: "<object>": json: cannot unmarshal string into Go struct field ScaleSpec.spec.replicas of type int32'),
  },
  {
    name: 'scale: below zero by a patch', given,
    request: patch('merge', at(deployment, 'scale'), { spec: { replicas: -5 } }),
    answer: invalid('Scale.autoscaling "x"', 'spec.replicas: Invalid value: -5: must be greater than or equal to 0'),
  },
  {
    name: 'scale: is not deleted', given, request: remove(at(deployment, 'scale')),
    answer: refused(405, 'MethodNotAllowed', noMethod),
  },
  {
    name: 'status: of what is not there', request: put(at(deployment, 'status'), deployment.body),
    answer: refused(404, 'NotFound', 'deployments.apps "x" not found'),
  },
  {
    name: 'status: a bad condition', given: [creating(budget)],
    request: patch('merge', at(budget, 'status'), { status: { disruptionsAllowed: -1 } }),
    answer: invalid('PodDisruptionBudget.policy "x"', 'status.disruptionsAllowed: Invalid value: -1: must be greater than or equal to 0'),
  },
  {
    name: 'status: is not created', given, request: post(at(deployment, 'status'), {}),
    answer: refused(405, 'MethodNotAllowed', noMethod),
  },
  {
    name: 'token: of nobody', request: post(at(serviceAccount, 'token'), { spec: {} }),
    answer: refused(404, 'NotFound', 'serviceaccounts "x" not found'),
  },
  {
    name: 'token: too short', given: [creating(serviceAccount)],
    request: post(at(serviceAccount, 'token'), { spec: { expirationSeconds: 5 } }),
    answer: invalid('TokenRequest.authentication.k8s.io ""', 'spec.expirationSeconds: Invalid value: 5: may not specify a duration less than 10 minutes'),
  },
  {
    name: 'token: too long', given: [creating(serviceAccount)],
    request: post(at(serviceAccount, 'token'), { spec: { expirationSeconds: 2 ** 32 + 1 } }),
    answer: invalid('TokenRequest.authentication.k8s.io ""', 'spec.expirationSeconds: Invalid value: 4294967297: may not specify a duration larger than 2^32 seconds'),
  },
  {
    name: 'token: bound to what binds nothing', given: [creating(serviceAccount)],
    request: post(at(serviceAccount, 'token'), { spec: { boundObjectRef: { kind: 'ConfigMap', apiVersion: 'v1', name: 'm' } } }),
    answer: badRequest('cannot bind token to object of type /v1, Kind=ConfigMap'),
  },
  {
    name: 'token: bound to what is not there', given: [creating(serviceAccount)],
    request: post(at(serviceAccount, 'token'), { spec: { boundObjectRef: { kind: 'Pod', apiVersion: 'v1', name: 'p' } } }),
    answer: refused(404, 'NotFound', 'pods "p" not found'),
  },
]
