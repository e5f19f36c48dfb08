import { describe, expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

const authorization = '/apis/authorization.k8s.io/v1'
const authentication = '/apis/authentication.k8s.io/v1'
const peer = { address: '192.0.2.1', secure: true, certificate: { commonName: 'jane', organizations: ['dev'] } }
const onPods = { resourceAttributes: { verb: 'get', resource: 'pods', namespace: 'default' } }
const jane = { user: 'jane' }

it('answers who one is and what one may do, and keeps nothing', async () => {
  const api = await testApi()
  const { revision } = api.store
  const ask = async (path: string, body: object): Promise<unknown> => (await api.send('POST', path, { peer, body })).body
  expect(await ask(`${authorization}/selfsubjectaccessreviews`, { spec: onPods })).toMatchObject({
    kind: 'SelfSubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    spec: onPods,
    status: { allowed: true },
  })
  const local = `${authorization}/namespaces/default/localsubjectaccessreviews`
  expect(await ask(local, { spec: { ...onPods, ...jane } })).toMatchObject({ metadata: { namespace: 'default' }, status: { allowed: true } })
  expect(await ask(`${authorization}/selfsubjectrulesreviews`, { spec: { namespace: 'default' } })).toMatchObject({
    status: { resourceRules: [{ verbs: ['*'] }], nonResourceRules: [{ verbs: ['*'] }], incomplete: false },
  })
  expect(await ask(`${authentication}/selfsubjectreviews`, {})).toMatchObject({
    status: { userInfo: { username: 'jane', groups: ['dev', 'system:authenticated'] } },
  })
  const told = await ask(`${authentication}/tokenreviews`, { spec: { token: 't' } })
  expect(told).not.toMatchObject({ status: { authenticated: true } })
  expect(api.store.revision).toBe(revision)
})

describe('a question that is none', () => {
  const invalid = (causes: string): string => `.authorization.k8s.io "" is invalid: ${causes}`
  const nothing = 'spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified'
  const nobody = 'spec.user: Invalid value: "": at least one of user or group must be specified'
  const other = { nonResourceAttributes: { path: '/x', verb: 'get' } }
  const select = (attributes: object): object => ({ spec: { resourceAttributes: { ...onPods.resourceAttributes, ...attributes } } })
  const self = `${authorization}/selfsubjectaccessreviews`
  const any = `${authorization}/subjectaccessreviews`
  const local = `${authorization}/namespaces/default/localsubjectaccessreviews`

  it.each<[string, object, number, string]>([
    [self, {}, 422, invalid(nothing)],
    [any, {}, 422, invalid(`[${nothing}, ${nobody}]`)],
    [any, { spec: { ...onPods, groups: [] } }, 422, invalid(nobody)],
    [
      any,
      { spec: { ...onPods, ...other, ...jane } },
      422,
      invalid('spec.nonResourceAttributes: Invalid value: {"path":"/x","verb":"get"}: cannot be specified in combination with resourceAttributes'),
    ],
    [self, { metadata: { name: 'x' }, spec: onPods }, 422, 'must be empty'],
    [local, { spec: { ...onPods, ...jane }, metadata: { name: 'x' } }, 422, 'must be empty except for namespace'],
    [
      local,
      { spec: { resourceAttributes: { namespace: 'other' }, ...jane } },
      422,
      invalid('spec.resourceAttributes.namespace: Invalid value: "other": must match metadata.namespace'),
    ],
    [local, { spec: { ...other, ...jane } }, 422, 'disallowed on this kind of request'],
    [local, { metadata: { namespace: 'other' }, spec: { ...onPods, ...jane } }, 400, 'does not match the namespace sent on the request'],
    [
      self,
      select({ fieldSelector: {} }),
      422,
      invalid(
        'spec.resourceAttributes.fieldSelector.requirements: Required value: ' +
          'when spec.resourceAttributes.fieldSelector is specified, requirements or rawSelector is required',
      ),
    ],
    [
      self,
      select({ labelSelector: { rawSelector: 'a', requirements: [{ key: 'a b', operator: 'In' }] } }),
      422,
      'spec.resourceAttributes.labelSelector.rawSelector: Invalid value: "a": may not specified at the same time as requirements',
    ],
    [
      self,
      select({ fieldSelector: { requirements: [{ key: '', operator: 'Exists', values: ['x'] }] } }),
      422,
      invalid(
        '[spec.resourceAttributes.fieldSelector.requirements[0].key: Required value: must be specified, ' +
          'spec.resourceAttributes.fieldSelector.requirements[0].values: Forbidden: ' +
          "may not be specified when `operator` is 'Exists' or 'DoesNotExist']",
      ),
    ],
    [`${authorization}/selfsubjectrulesreviews`, {}, 400, 'no namespace on request'],
    [`${authentication}/tokenreviews`, {}, 400, 'token is required for TokenReview in authentication'],
    [self, { kind: 'Pod', apiVersion: 'v1' }, 400, 'Pod in version "v1" cannot be handled as a SelfSubjectAccessReview'],
  ])('%s %j', async (path, body, status, message) => {
    const reply = await (await testApi()).send('POST', path, { body })
    expect([reply.status, reply.body.message]).toEqual([status, expect.stringContaining(message)])
  })

  it('heeds unknown fields, and takes operators of newer clients', async () => {
    const api = await testApi()
    const strict = await api.send('POST', `${self}?fieldValidation=Strict`, { body: { spec: { ...onPods, typo: 1 } } })
    expect(strict.body.message).toContain('unknown field "spec.typo"')
    const newer = select({ labelSelector: { requirements: [{ key: 'a', operator: 'Newer' }] } })
    expect((await api.send('POST', self, { body: newer })).status).toBe(201)
  })
})
