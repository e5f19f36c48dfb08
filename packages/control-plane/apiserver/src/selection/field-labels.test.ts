import { expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

const ask = async (path: string, selector: string): Promise<[number, unknown]> => {
  const api = await testApi()
  const { status, body } = await api.send('GET', `${path}?fieldSelector=${encodeURIComponent(selector)}`)
  return [status, body.message]
}

it.each([
  ['/api/v1/pods', 'spec.host=node'],
  ['/api/v1/pods', '='],
  ['/api/v1/pods', 'status.podIPs=10.1.1.1'],
  ['/api/v1/namespaces', 'status.phase=Active'],
  ['/apis/events.k8s.io/v1/events', 'regarding.kind=Pod,reportingController='],
  ['/apis/apps/v1/replicasets', 'metadata.namespace=x'],
])('%s is selected by %s', async (path, selector) => {
  expect(await ask(path, selector)).toEqual([200, undefined])
})

it.each([
  ['/api/v1/namespaces', 'metadata.namespace=x', 'field label not supported: metadata.namespace'],
  ['/apis/events.k8s.io/v1/events', 'involvedObject.name=x', 'field label not supported: involvedObject.name'],
  ['/apis/batch/v1/jobs', 'status.active=0', 'field label "status.active" not supported for Job'],
  ['/apis/apps/v1/replicasets', 'status.replicas=0', '"status.replicas" is not a known field selector: only "metadata.name", "metadata.namespace"'],
  ['/apis/resource.k8s.io/v1/resourceslices', 'spec.x=y', 'field label not supported for resource.k8s.io/v1, Kind=ResourceSlice: spec.x'],
])('%s is not selected by %s', async (path, selector, message) => {
  expect(await ask(path, selector)).toEqual([400, message])
})
