import { expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

const maps = '/api/v1/namespaces/default/configmaps'
const json = { 'content-type': 'application/json' }
const merge = { 'content-type': 'application/merge-patch+json' }

type Row = [method: string, target: string, headers: Record<string, string>, body: string | undefined, code: number, message: RegExp]

const rows: Row[] = [
  ['POST', maps, json, '', 400, /json parse error: unexpected end of JSON input \(<empty>\)$/],
  ['POST', maps, json, 'hello', 400, /invalid character 'h' looking for beginning of value \(68656c6c6f\)$/],
  ['POST', maps, json, '[]', 400, /cannot unmarshal array into Go value/],
  ['POST', maps, json, '{"kind":"Secret","apiVersion":"v1"}', 400, /converting \(v1\.Secret\) to \(core\.ConfigMap\): unknown conversion$/],
  ['POST', maps, json, '{"kind":"Nope","apiVersion":"v1"}', 400, /no kind "Nope" is registered for version "v1"/],
  ['POST', maps, json, '{"metadata":{"name":["x"]}}', 400, /cannot unmarshal array into Go struct field ObjectMeta\.metadata\.name of type string$/],
  ['POST', maps, json, '{"metadata":{}}', 422, /name or generateName is required/],
  ['POST', maps, json, '{"metadata":{"name":"A"}}', 422, /a lowercase RFC 1123 subdomain/],
  ['POST', maps, json, '{"metadata":{"name":"x","resourceVersion":"1"}}', 500, /^resourceVersion should not be set on objects to be created$/],
  ['POST', maps, json, '{"metadata":{"name":"x","namespace":"other"}}', 400, /the namespace of the provided object does not match/],
  ['POST', maps, { 'content-type': 'text/plain' }, '{}', 415, /accepted media types include: application\/json/],
  ['POST', maps, { 'content-type': 'application/vnd.kubernetes.protobuf' }, 'k8s\u0000\u00ff', 400, /unrecognized \(must be of type ConfigMap\)/],
  ['POST', '/api/v1/namespaces/none/configmaps', json, '{"metadata":{"name":"x"}}', 404, /^namespaces "none" not found$/],
  ['POST', `${maps}?dryRun=Nope`, json, '{}', 422, /^CreateOptions\.meta\.k8s\.io "" is invalid: dryRun/],
  ['POST', `${maps}?fieldValidation=Strict`, json, '{"metadata":{"name":"x"},"bogus":1}', 400, /strict decoding error: unknown field "bogus"$/],
  ['PUT', `${maps}/x`, json, '{"metadata":{"name":"x"}}', 404, /^configmaps "x" not found$/],
  ['PUT', `${maps}/x`, json, '{"metadata":{"name":"y"}}', 400, /does not match the name on the URL \(x\)$/],
  ['PATCH', `${maps}/x`, merge, '5', 400, /^error decoding patch: json: cannot unmarshal number/],
  ['PATCH', `${maps}/x`, { 'content-type': 'text/plain' }, '{}', 415, /^415: Unsupported Media Type$/],
  ['PATCH', `${maps}/kept`, merge, '{"metadata":{"name":"z"}}', 400, /does not match the name on the URL \(kept\)$/],
  ['PATCH', `${maps}/kept`, merge, '{"data":{"a":1}}', 422, /cannot unmarshal number into Go struct field ConfigMap\.data of type string$/],
  ['PATCH', `${maps}/kept`, merge, '{"metadata":{"resourceVersion":"1"}}', 409, /the object has been modified/],
  ['DELETE', `${maps}/kept`, json, '{', 500, /^couldn't get version\/kind; json parse error: unexpected end of JSON input$/],
  ['DELETE', `${maps}/kept`, json, '{"propagationPolicy":"Nope"}', 422, /propagationPolicy: Unsupported value: "Nope"/],
  ['DELETE', '/api/v1/namespaces/default', json, undefined, 403, /this namespace may not be deleted$/],
  ['DELETE', '/api/v1/namespaces', {}, undefined, 405, /does not allow this method/],
  ['POST', `${maps}/x`, json, '{}', 405, /does not allow this method/],
  ['OPTIONS', maps, {}, undefined, 405, /does not allow this method/],
  ['GET', '/api/v1/nopes', {}, undefined, 404, /could not find the requested resource/],
  ['GET', '/api/v1/pods/x', {}, undefined, 404, /could not find the requested resource/],
  ['GET', '/apis/apps/v9', {}, undefined, 404, /could not find the requested resource/],
  ['GET', `${maps}/%ZZ`, {}, undefined, 400, /invalid URL escape/],
  ['GET', `${maps}?limit=abc`, {}, undefined, 400, /^strconv\.ParseInt: parsing "abc": invalid syntax$/],
  ['GET', `${maps}?continue=garbage`, {}, undefined, 400, /^invalid continue token: continue key is not valid: invalid character '\\u0081'/],
  ['GET', `${maps}?resourceVersion=999999`, {}, undefined, 504, /^Timeout: Too large resource version: 999999, current: /],
  ['GET', `${maps}?watch=1&resourceVersion=abc`, {}, undefined, 500, /strconv\.ParseUint: parsing "abc": invalid syntax$/],
  ['GET', `${maps}?labelSelector=a+in+b`, {}, undefined, 400, /found 'b' expected: '\('$/],
  ['GET', `${maps}?fieldSelector=data.k%3Dv`, {}, undefined, 400, /is not a known field selector: only "metadata\.name", "metadata\.namespace"$/],
  ['GET', maps, { accept: 'text/html' }, undefined, 406, /^406: Not Acceptable/],
  ['GET', maps, { accept: 'application/json;as=Nope;v=v1;g=meta.k8s.io' }, undefined, 406, /^only the following media types are accepted/],
]

it.each(rows)('%s %s %j %s -> %i', async (method, target, headers, body, code, message) => {
  const api = await testApi()
  await api.send('POST', maps, { body: { metadata: { name: 'kept' }, data: { a: '1' } } })
  const { revision } = api.store
  const answer = await api.send(method, target, { headers, ...(body !== undefined && { body }) })
  expect(answer.status).toBe(code)
  expect(answer.body).toMatchObject({ kind: 'Status', status: 'Failure', code })
  expect(answer.body.message).toMatch(message)
  expect(api.store.revision).toBe(revision)
})

it('answers unknown paths as upstream’s mux', async () => {
  const api = await testApi()
  for (const path of ['/foo', '/apis/nope', '//api/v1/pods', '/apis/nope.example.com/v1/things']) {
    const { status, text } = await api.send('GET', path)
    expect([path, status, text]).toEqual([path, 404, '404 page not found\n'])
  }
})

it('refuses bodies over the limit', async () => {
  const api = await testApi({ options: { maxRequestBodyBytes: 1000 } })
  const { body } = await api.send('POST', maps, { body: { metadata: { name: 'x' }, data: { a: 'x'.repeat(1000) } } })
  expect(body).toMatchObject({ code: 413, reason: 'RequestEntityTooLarge' })
})

it('warns of what it drops', async () => {
  const api = await testApi()
  const { status, headers } = await api.send('POST', maps, { body: '{"metadata":{"name":"x"},"data":{"a":"1","a":"2"},"bogus":1}' })
  expect(status).toBe(201)
  expect(headers['warning']).toEqual(['299 - "duplicate field \\"data.a\\""', '299 - "unknown field \\"bogus\\""'])
})

it('tells who comes without a certificate over TLS to bring one, except for health and version', async () => {
  const api = await testApi()
  const nobody = { address: '192.0.2.1', secure: true }
  expect((await api.send('GET', maps, { peer: nobody })).body).toMatchObject({ code: 401, reason: 'Unauthorized', message: 'Unauthorized' })
  for (const path of ['/healthz', '/livez', '/readyz', '/version']) {
    expect((await api.send('GET', path, { peer: nobody })).status).toBe(200)
  }
  const admin = { ...nobody, certificate: { commonName: 'admin', organizations: ['system:masters'] } }
  expect((await api.send('GET', maps, { peer: admin })).status).toBe(200)
})
