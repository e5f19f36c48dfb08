import { describe, expect, test } from 'vitest'
import { openapiRootPaths, openapiV3Root } from './root-documents.js'

describe('a document above the group versions', () => {
  test.each(openapiRootPaths())('of %s says what its path answers, and refers only to what it has', async (key) => {
    const document = await openapiV3Root(key)
    expect(Object.keys(document?.paths ?? {})).toEqual([`/${key}/`])
    const text = JSON.stringify(document)
    const referred = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '')
    expect(referred.length > 0).toBe(!key.includes('openid'))
    for (const name of referred) expect(document?.components.schemas).toHaveProperty([name])
  })

  test('is of every group but the core one', async () => {
    expect(openapiRootPaths()).toEqual(expect.arrayContaining(['api', 'apis', 'apis/apps', 'apis/rbac.authorization.k8s.io', 'version']))
    const { paths, components } = (await openapiV3Root('apis/rbac.authorization.k8s.io')) ?? {}
    expect(paths).toMatchObject({
      '/apis/rbac.authorization.k8s.io/': { get: { operationId: 'getRbacAuthorizationAPIGroup', tags: ['rbacAuthorization'] } },
    })
    expect(components?.schemas['io.k8s.apimachinery.pkg.apis.meta.v1.APIGroup']).toMatchObject({
      required: ['name', 'versions'],
      'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'APIGroup' }],
    })
  })

  test('is none of anything else', async () => {
    expect(await openapiV3Root('apis/nope')).toBeUndefined()
    expect(await openapiV3Root('constructor')).toBeUndefined()
  })
})
