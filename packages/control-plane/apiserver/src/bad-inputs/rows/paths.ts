import { get, patch, post, put, refused, remove, type BadInput, type Request } from '../bad-input.js'
import { noMethod, noResource } from '../texts.js'

const maps = '/api/v1/namespaces/default/configmaps'
const method = (method: string, target: string, body?: unknown): Request => ({ method, target, ...(body !== undefined && { body }) })

/** Paths and methods that lead nowhere, and who may not come at all. */
export const paths: readonly BadInput[] = [
  { name: 'an unknown resource', request: get('/api/v1/nopes'), answer: refused(404, 'NotFound', noResource) },
  {
    name: 'a resource of namespaces outside of one, by name', request: get('/api/v1/pods/x'),
    answer: refused(404, 'NotFound', noResource),
  },
  {
    name: 'a resource of the cluster in a namespace', request: get('/api/v1/namespaces/default/nodes'),
    answer: refused(404, 'NotFound', noResource),
  },
  {
    name: 'an unknown version of a group', request: get('/apis/apps/v9'),
    answer: refused(404, 'NotFound', noResource),
  },
  {
    name: 'a resource of an unknown version', request: get('/apis/apps/v9/deployments'),
    answer: refused(404, 'NotFound', noResource),
  },
  {
    name: 'an unknown subresource', request: get(`${maps}/x/status`),
    answer: refused(404, 'NotFound', noResource),
  },
  {
    name: 'a subresource with more behind it', request: get('/api/v1/namespaces/default/pods/x/status/more'),
    answer: refused(404, 'NotFound', noResource),
  },
  {
    name: 'a name that is not there', request: get(`${maps}/x`),
    answer: refused(404, 'NotFound', 'configmaps "x" not found'),
  },
  {
    name: 'somebody with a token that is none',
    request: { ...get(maps, { authorization: 'Bearer garbage' }), peer: { address: '192.0.2.1', secure: true } },
    answer: refused(401, 'Unauthorized', 'Unauthorized'),
  },
  {
    name: 'POST to an object', request: post(`${maps}/x`, {}),
    answer: refused(405, 'MethodNotAllowed', noMethod),
  },
  { name: 'PUT to a collection', request: put(maps, {}), answer: refused(405, 'MethodNotAllowed', noMethod) },
  {
    name: 'PATCH of a collection', request: patch('merge', maps, {}),
    answer: refused(405, 'MethodNotAllowed', noMethod),
  },
  {
    name: 'DELETE of all namespaces', request: remove('/api/v1/namespaces'),
    answer: refused(405, 'MethodNotAllowed', noMethod),
  },
  {
    name: 'DELETE of all services', request: remove('/api/v1/services'),
    answer: refused(405, 'MethodNotAllowed', noMethod),
  },
  {
    name: 'creating in all namespaces', request: post('/api/v1/configmaps', { metadata: { name: 'x' } }),
    answer: refused(405, 'MethodNotAllowed', noMethod),
  },
  { name: 'OPTIONS', request: method('OPTIONS', maps), answer: refused(405, 'MethodNotAllowed', noMethod) },
  {
    name: 'TRACE of an object', request: method('TRACE', `${maps}/x`),
    answer: refused(405, 'MethodNotAllowed', noMethod),
  },
  {
    name: 'a method nobody knows', request: method('BREW', maps),
    answer: refused(405, 'MethodNotAllowed', noMethod),
  },
  {
    name: 'reading a review', request: get('/apis/authorization.k8s.io/v1/subjectaccessreviews'),
    answer: refused(405, 'MethodNotAllowed', noMethod),
  },
  {
    name: 'reading bindings', request: get('/api/v1/namespaces/default/bindings'),
    answer: refused(405, 'MethodNotAllowed', noMethod),
  },
  {
    name: 'deleting a component', request: remove('/api/v1/componentstatuses/scheduler'),
    answer: refused(405, 'MethodNotAllowed', noMethod),
  },
  {
    name: 'writing to a watch', request: post('/api/v1/watch/namespaces/default/configmaps', {}),
    answer: refused(405, 'MethodNotAllowed', noMethod),
  },
]
