import { expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

const maps = '/api/v1/namespaces/default/configmaps'

it.each([
  [`${maps}?timeout=invalid`, 'time: invalid duration "invalid"'],
  [`${maps}?timeout=5`, 'time: missing unit in duration "5"'],
  [`${maps}?timeout=5y`, 'time: unknown unit "y" in duration "5y"'],
  [`${maps}?timeout=x&timeout=1s`, 'time: invalid duration "x"'],
  ['/version?timeout=x', 'time: invalid duration "x"'],
  [`${maps}/a?watch=true&timeout=x`, 'time: invalid duration "x"'],
  ['/nope?timeout=x', 'time: invalid duration "x"'],
  ['/api/v1/namespaces/default/nopes/a?timeout=x', 'time: invalid duration "x"'],
])('refuses %s', async (path, problem) => {
  const api = await testApi()
  const { body } = await api.send('GET', path, { peer: { address: '192.0.2.1', secure: true } })
  const message = `invalid timeout specified in the request URL - ${problem}`
  expect(body).toMatchObject({ kind: 'Status', code: 400, reason: 'BadRequest', message })
})

it.each(['', '0s', '1h30m', '-5s'])('takes %j', async (timeout) => {
  const api = await testApi()
  expect((await api.send('GET', `${maps}?timeout=${timeout}`)).status).toBe(200)
})

it.each([
  '/api/v1/namespaces/default/pods/a/log?timeout=x',
  '/api/v1/proxy/nodes/a?timeout=x',
  '/api/v1/watch/nopes?timeout=x',
  '/api/v1/nopes?watch=true&timeout=x',
])('does not look at it where a request may last: %s', async (path) => {
  const api = await testApi()
  expect((await api.send('GET', path)).status).toBe(404)
})
