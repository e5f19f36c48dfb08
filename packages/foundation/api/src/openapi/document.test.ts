import { describe, expect, test } from 'vitest'
import { builtIn, withKinds } from '../kinds/catalogue.js'
import { groups } from '../kinds/groups.js'
import { openapiPath, openapiV3 } from './document.js'

interface Document {
  paths: Record<string, Record<string, unknown>>
  components: { schemas: Record<string, Record<string, unknown>> }
}

const documentOf = async (group: string, version: string): Promise<Document> =>
  (await openapiV3(group, version)) as unknown as Document

const versions = groups.flatMap(({ name, versions }) => versions.map((version) => [name, version] as const))

describe('an OpenAPI document', () => {
  test.each(versions)('of %s/%s refers only to what it has, and names no operation twice', async (group, version) => {
    const document = await documentOf(group, version)
    const text = JSON.stringify(document)
    const referred = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name)
    for (const name of new Set(referred)) expect(document.components.schemas).toHaveProperty([name ?? ''])
    const ids = [...text.matchAll(/"operationId":"([^"]+)"/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
    const root = `/${openapiPath(group, version)}/`
    expect(Object.keys(document.paths).filter((path) => !path.startsWith(root))).toEqual([])
  })

  test('has what upstream’s documents have beyond the fields', async () => {
    const { paths, components } = await documentOf('', 'v1')
    const property = (type: string, name: string): unknown =>
      ((components.schemas[`io.k8s.api.core.v1.${type}`]?.['properties'] ?? {}) as Record<string, unknown>)[name]
    expect(property('PodSpec', 'restartPolicy')).toMatchObject({
      type: 'string',
      enum: ['Always', 'Never', 'OnFailure'],
      description: expect.stringMatching(/\n\nPossible enum values:\n - `"Always"`\n - `"Never"`\n - `"OnFailure"`$/) as unknown,
    })
    expect(property('Pod', 'spec')).toMatchObject({ description: 'What is wanted.' })
    expect(property('PersistentVolumeSpec', 'accessModes')).toMatchObject({
      items: { type: 'string', enum: expect.arrayContaining(['ReadOnlyMany']) as unknown },
    })
    expect(components.schemas['io.k8s.api.core.v1.SeccompProfile']).toHaveProperty('x-kubernetes-unions')
    const reply = (path: string): string => {
      const { responses = {} } = (paths[path]?.['delete'] ?? {}) as { responses?: Record<string, object> }
      return JSON.stringify(responses['200'])
    }
    expect(reply('/api/v1/namespaces/{namespace}/pods/{name}')).toContain('core.v1.Pod"')
    expect(reply('/api/v1/namespaces/{namespace}/configmaps/{name}')).toContain('meta.v1.Status"')
    expect(paths['/api/v1/watch/namespaces/{namespace}/pods/{name}']?.['get']).toMatchObject({
      operationId: 'watchCoreV1NamespacedPod',
      'x-kubernetes-action': 'watch',
    })
    expect(paths['/api/v1/']?.['get']).toMatchObject({ operationId: 'getCoreV1APIResources' })
    const lists = paths['/api/v1/pods'] as { get: object; parameters: { name: string }[] } | undefined
    expect(lists?.get).not.toHaveProperty('parameters')
    expect(lists?.parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(['limit', 'pretty', 'watch']))
  })

  test('leaves out what is not served', async () => {
    const catalogue = withKinds(builtIn, ({ ref }) => ref.plural !== 'pods')
    const { paths } = (await openapiV3('', 'v1', catalogue)) as unknown as Document
    expect(Object.keys(paths).filter((path) => /\/pods(\/|$)/.test(path))).toEqual([])
    expect(paths).toHaveProperty(['/api/v1/services'])
  })

  test('gives kubectl what it looks for', async () => {
    const { paths, components } = await documentOf('', 'v1')
    const { schemas } = components
    const pod = { group: '', version: 'v1', kind: 'Pod' }
    expect(schemas['io.k8s.api.core.v1.Pod']).toMatchObject({ 'x-kubernetes-group-version-kind': [pod] })
    expect(schemas['io.k8s.api.core.v1.PodSpec']).toMatchObject({
      required: ['containers'],
      properties: {
        containers: {
          type: 'array',
          items: { allOf: [{ $ref: '#/components/schemas/io.k8s.api.core.v1.Container' }], default: {} },
          'x-kubernetes-patch-merge-key': 'name',
          'x-kubernetes-list-type': 'map',
        },
        nodeSelector: { additionalProperties: { type: 'string', default: '' }, 'x-kubernetes-map-type': 'atomic' },
      },
    })
    expect(paths['/api/v1/namespaces/{namespace}/pods/{name}']?.['patch']).toMatchObject({
      operationId: 'patchCoreV1NamespacedPod',
      parameters: expect.arrayContaining([expect.objectContaining({ name: 'fieldValidation', in: 'query' })]) as unknown,
      'x-kubernetes-action': 'patch',
      'x-kubernetes-group-version-kind': pod,
    })
    expect(paths['/api/v1/namespaces/{namespace}/pods/{name}/eviction']?.['post']).toMatchObject({
      'x-kubernetes-group-version-kind': { group: 'policy', version: 'v1', kind: 'Eviction' },
    })
    expect(paths['/api/v1/namespaces/{namespace}/pods/{name}/proxy/{path}']?.['delete']).toMatchObject({
      operationId: 'connectCoreV1DeleteNamespacedPodProxyWithPath',
      'x-kubernetes-action': 'connect',
    })
    expect(paths['/api/v1/namespaces/{namespace}/pods']).not.toHaveProperty('put')
  })

  test('describes fields in upstream’s words', async () => {
    const { components } = await documentOf('apps', 'v1')
    expect(components.schemas['io.k8s.api.apps.v1.DeploymentSpec']).toMatchObject({
      properties: { replicas: { description: expect.stringContaining('desired pods') as unknown, format: 'int32' } },
    })
  })
})
