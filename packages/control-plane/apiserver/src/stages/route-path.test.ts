import { expect, it } from 'vitest'
import { MalformedPath, routePath } from './route-path.js'

const none = { group: '', version: 'v1', legacyWatch: false, namespace: '', plural: '', name: '', subresource: '', rest: '' }

it.each([
  ['/api/v1/pods', { plural: 'pods' }],
  ['/api/v1/namespaces', { plural: 'namespaces' }],
  ['/api/v1/namespaces/n', { plural: 'namespaces', name: 'n' }],
  ['/api/v1/namespaces/n/finalize', { plural: 'namespaces', name: 'n', subresource: 'finalize' }],
  ['/api/v1/namespaces/n/pods', { namespace: 'n', plural: 'pods' }],
  ['/api/v1/namespaces/n/pods/', { namespace: 'n', plural: 'pods' }],
  ['/api/v1/namespaces/n/pods/p/log', { namespace: 'n', plural: 'pods', name: 'p', subresource: 'log' }],
  ['/apis/apps/v1/namespaces/n/deployments/d', { group: 'apps', namespace: 'n', plural: 'deployments', name: 'd' }],
  ['/api/v1/watch/namespaces/n/pods/p', { legacyWatch: true, namespace: 'n', plural: 'pods', name: 'p' }],
  ['/api/v1/nodes/n/proxy/a%2Fb/c/', { plural: 'nodes', name: 'n', subresource: 'proxy', rest: '/a%2Fb/c/' }],
  ['/api/v1/namespaces/n/pods/p/proxy/', { namespace: 'n', plural: 'pods', name: 'p', subresource: 'proxy', rest: '/' }],
  ['/api/v1/namespaces/n/services/s/proxy//a//', { namespace: 'n', plural: 'services', name: 's', subresource: 'proxy', rest: '//a//' }],
  [`/api/v1/nodes/n/proxy${'/a'.repeat(50)}`, { plural: 'nodes', name: 'n', subresource: 'proxy', rest: '/a'.repeat(50) }],
  ['/apis/rbac.authorization.k8s.io/v1/clusterroles/system%3Anode%2Fx', { group: 'rbac.authorization.k8s.io', plural: 'clusterroles', name: 'system:node/x' }],
  ['/api/v1//pods', { name: 'pods' }],
])('%s', (path, expected) => {
  expect(routePath(path)).toEqual({ ...none, ...expected })
})

it.each(['/api', '/api/v1', '/api/v1/', '/apis/apps/v1', '/version', '//api/v1/pods'])('%s names no resource', (path) => {
  expect(routePath(path)).toBeUndefined()
})

it('refuses broken escapes', () => {
  expect(() => routePath('/api/v1/pods/%E0%A4')).toThrow(MalformedPath)
})
