import { expect, test } from 'vitest'
import { readFields } from '../../protobuf/raw-fields.js'
import { swaggerMessage } from './swagger-message.js'
import { openapiV2 } from './swagger.js'

let pauses = 0
const pause = (): Promise<void> => Promise.resolve(void (pauses += 1))
const swagger = await openapiV2(pause)
const text = JSON.stringify(swagger)

test('refers only to what it has, and says nothing that v2 has no words for', () => {
  const referred = [...text.matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)].map(([, name]) => name ?? '')
  expect(new Set(referred).size).toBeGreaterThan(400)
  for (const name of new Set(referred)) expect(swagger.definitions).toHaveProperty([name])
  const unknown = ['#/components/', '"allOf":[', '"oneOf":[', '"requestBody":{'].filter((word) => text.includes(word))
  expect(unknown).toEqual([])
  expect(pauses).toBeGreaterThan(20)
})

test('gives kubectl what it looks for', () => {
  const { definitions, paths } = swagger
  expect(definitions['io.k8s.api.core.v1.Pod']).toMatchObject({
    type: 'object',
    properties: { spec: { $ref: '#/definitions/io.k8s.api.core.v1.PodSpec' } },
    'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'Pod' }],
  })
  expect(definitions['io.k8s.api.core.v1.PodSpec']).toMatchObject({
    required: ['containers'],
    properties: {
      containers: { items: { $ref: '#/definitions/io.k8s.api.core.v1.Container' }, 'x-kubernetes-patch-merge-key': 'name' },
    },
  })
  expect(definitions['io.k8s.apimachinery.pkg.api.resource.Quantity']).toMatchObject({ type: 'string' })
  expect(definitions['io.k8s.apimachinery.pkg.util.intstr.IntOrString']).toMatchObject({ type: 'string', format: 'int-or-string' })
  const kinds = definitions['io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions']?.['x-kubernetes-group-version-kind']
  expect(kinds).toEqual(expect.arrayContaining([{ group: 'apps', version: 'v1', kind: 'DeleteOptions' }]))
  expect(paths['/api/v1/namespaces/{namespace}/pods/{name}']).toMatchObject({
    patch: {
      consumes: expect.arrayContaining(['application/strategic-merge-patch+json']) as unknown,
      parameters: expect.arrayContaining([
        { in: 'body', name: 'body', required: true, schema: { $ref: '#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.Patch' } },
        expect.objectContaining({ name: 'fieldValidation', in: 'query', type: 'string' }),
      ]) as unknown,
      responses: { 200: { schema: { $ref: '#/definitions/io.k8s.api.core.v1.Pod' } }, 401: { description: 'Unauthorized' } },
    },
    parameters: expect.arrayContaining([expect.objectContaining({ name: 'name', in: 'path', type: 'string' })]) as unknown,
  })
})

test('is a message of what it says in JSON', async () => {
  const before = pauses
  const document = readFields(await swaggerMessage(swagger, pause))
  expect(pauses - before).toBeGreaterThan(10)
  expect(document.text(1)).toBe('2.0')
  const names = document.all(9).flatMap((some) => readFields(some).all(1).map((entry) => readFields(entry).text(1)))
  expect(names).toEqual(Object.keys(swagger.definitions))
  const paths = document.all(8).flatMap((some) => readFields(some).all(2).map((entry) => readFields(entry).text(1)))
  expect(paths).toEqual(Object.keys(swagger.paths))
  const entries = document.all(9).flatMap((some) => readFields(some).all(1)).map((entry) => readFields(entry))
  const port = readFields(entries.find((one) => one.text(1) === 'io.k8s.api.core.v1.ServicePort')?.all(2)[0] ?? new Uint8Array())
  expect(readFields(port.all(22)[0] ?? new Uint8Array()).text(1)).toBe('object')
  expect(port.text(19)).toBe('port')
})
