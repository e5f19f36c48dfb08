import { expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

const at = '/api/v1/namespaces/default/configmaps/m'
const merge = 'application/merge-patch+json'
const json = 'application/json-patch+json'
const strategic = 'application/strategic-merge-patch+json'

/** Type, query, patch, status and what is said: in the message, or in the warnings. */
const rows: [type: string, query: string, body: string, status: number, said: string][] = [
  [merge, '', 'null', 400, 'Invalid JSON Patch'],
  [merge, '', '5', 400, 'error decoding patch: json: cannot unmarshal number into Go value of type map[string]interface {}'],
  [merge, '?fieldValidation=Ignore', '5', 400, 'Invalid JSON Patch'],
  [merge, '', '{"data":{"a":"1","a":"2"}}', 200, 'duplicate field "data.a"'],
  [merge, '?fieldValidation=Strict', '{"data":{"a":"1","a":"2"}}', 422, 'strict decoding error: duplicate field "data.a"'],
  [merge, '', '{"kind":"Pod"}', 422, 'converting (v1.Pod) to (core.ConfigMap): unknown conversion'],
  [merge, '', '{"apiVersion":null}', 400, 'was undeterminable: name must be provided'],
  [merge, '', '{"metadata":{"namespace":"other"}}', 400, 'the namespace of the provided object does not match the namespace sent on the request'],
  [merge, '', '{"metadata":{"resourceVersion":"x"}}', 500, 'strconv.ParseUint: parsing "x": invalid syntax'],
  [strategic, '', '{', 400, 'unexpected end of JSON input'],
  [strategic, '', '{"metadata":"x"}', 422, 'cannot restore struct from: string'],
  [json, '', '[{"op":"add","path":"/data/b","value":"c","extra":1}]', 200, 'json patch unknown field "[0].extra"'],
  [json, '?fieldValidation=Ignore', '{}', 400, 'json: cannot unmarshal object into Go value of type jsonpatch.Patch'],
]

it.each(rows)('%s %s %s', async (type, query, body, status, said) => {
  const api = await testApi()
  await api.send('POST', '/api/v1/namespaces/default/configmaps', { body: { metadata: { name: 'm' }, data: { k: 'v' } } })
  const answer = await api.send('PATCH', `${at}${query}`, { headers: { 'content-type': type }, body })
  expect(answer.status).toBe(status)
  const warnings = JSON.stringify(answer.headers['warning'] ?? '').replaceAll('\\', '')
  expect(status === 200 ? warnings : answer.body.message).toContain(said)
})

it('says first that there is nothing to patch', async () => {
  const api = await testApi()
  const answer = await api.send('PATCH', at, { headers: { 'content-type': merge }, body: 'no patch' })
  expect(answer.status).toBe(404)
})
