import type { HostileRequest } from './hostile-request.js'

/** What is made when it is first asked for. */
export const documents: readonly HostileRequest[] = [
  { name: '/openapi/v2, the first time', asks: () => [{ path: '/openapi/v2' }] },
  { name: '/openapi/v2 in protobuf, the first time', asks: () => [{ path: '/openapi/v2', headers: { accept: 'application/com.github.proto-openapi.spec.v2@v1.0+protobuf' } }] },
  { name: '/openapi/v3, the first time', asks: () => [{ path: '/openapi/v3' }] },
  { name: '/openapi/v3/api/v1, the first time', asks: () => [{ path: '/openapi/v3/api/v1' }] },
  { name: '/openapi/v3/apis/apps/v1, the first time', asks: () => [{ path: '/openapi/v3/apis/apps/v1' }] },
  { name: '/apis, aggregated', asks: () => [{ path: '/apis', headers: { accept: 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList' } }] },
  { name: '/api/v1', asks: () => [{ path: '/api/v1' }] },
  { name: '/metrics', asks: () => [{ path: '/metrics' }] },
]
