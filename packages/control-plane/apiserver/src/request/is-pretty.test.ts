import { expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

const curl = { 'user-agent': 'curl/8.5.0' }

it.each([
  ['/api/v1/namespaces/default', {}, false],
  ['/api/v1/namespaces/default', curl, true],
  ['/api/v1/namespaces/default', { 'user-agent': 'kubectl/v1.34.0' }, false],
  ['/api/v1/namespaces/default?pretty=t', {}, true],
  ['/api/v1/namespaces/default?pretty=', curl, true],
  ['/api/v1/namespaces/default?pretty=false', curl, false],
  ['/api/v1/namespaces/none', curl, true],
  ['/api/v1/nothings', curl, true],
  ['/apis', curl, true],
  ['/apis', {}, false],
  ['/version', {}, true],
])('lays %s out for people: %j %s', async (target, headers, pretty) => {
  const api = await testApi()
  const { text, body } = await api.send('GET', target, { headers })
  expect(text.trimEnd()).toBe(JSON.stringify(body, null, pretty ? 2 : undefined))
})
