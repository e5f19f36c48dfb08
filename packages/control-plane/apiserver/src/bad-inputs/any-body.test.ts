import { kinds, type TypeName } from '@orrery/api'
import { seededRandom } from '@orrery/kit'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyObject } from '../testing/any-object.js'
import { testApi, type TestApi } from '../testing/test-api.js'
import { at, creating, type Request } from './bad-input.js'
import { everything } from './everything.js'
import { good, type Good } from './good-objects.js'

const { configMap, pod, service, deployment, job, role, ingress, lease } = good
const subjects: readonly Good[] = [configMap, pod, service, deployment, job, role, ingress, lease]

/** The schema's type of a good object. */
function typeOf({ path }: Good): TypeName {
  const kind = kinds.find(({ ref }) => path.startsWith(`/api${ref.group && `s/${ref.group}`}/${ref.version}/`) && path.endsWith(`/${ref.plural}`))
  if (!kind) throw new Error(path)
  return kind.type
}

function anyOf(subject: Good, seed: number): object {
  return { ...anyObject(typeOf(subject), seededRandom(seed)), metadata: { name: 'x' } }
}

const fields = fc.constantFrom('metadata', 'spec', 'status', 'data', 'kind', 'apiVersion', '__proto__')
const operation = fc.record({
  op: fc.constantFrom('add', 'remove', 'replace', 'test', 'move'),
  path: fc.constantFrom('', '/spec', '/data/a', '/metadata/name'),
  value: fc.jsonValue(),
})

/** Any JSON value, and such as nearly fit. */
const bodies = (subject: Good): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fields, fc.jsonValue()),
    fc.integer({ min: 1, max: 1 << 30 }).map((seed) => anyOf(subject, seed)),
    fc.array(operation, { maxLength: 3 }),
  )

const types = ['json-patch', 'merge-patch', 'strategic-merge-patch'].map((name) => `application/${name}+json`)

function requests(subject: Good): fc.Arbitrary<Request> {
  const json = { 'content-type': 'application/json' }
  const way = fc.constantFrom<Omit<Request, 'body'>>(
    { method: 'POST', target: subject.path, headers: json },
    { method: 'PUT', target: at(subject), headers: json },
    { method: 'PUT', target: at(subject, 'status'), headers: json },
    { method: 'DELETE', target: at(subject), headers: json },
    { method: 'DELETE', target: subject.path, headers: json },
    ...types.map((type) => ({ method: 'PATCH', target: at(subject), headers: { 'content-type': type } })),
  )
  return fc.tuple(way, bodies(subject)).map(([request, body]) => ({ ...request, body: JSON.stringify(body) }))
}

/**
 * Upstream answers some bad requests with a 500 that has no reason, and the tables say which. One with the reason
 * InternalError is a fault.
 */
async function ask(api: TestApi, { method, target, ...rest }: Request): Promise<void> {
  const before = await everything(api.store)
  const { status, body } = await api.send(method, target, rest)
  expect(status < 500 || (status === 500 && body?.reason === undefined), `${status} ${body?.message}`).toBe(true)
  if (status >= 300) expect(await everything(api.store)).toEqual(before)
}

const byPath = subjects.map((subject) => [subject.path, subject] as const)

it.each(byPath)('%s: whatever is sent is taken, or changes nothing', async (_, subject) => {
  await fc.assert(
    fc.asyncProperty(fc.array(requests(subject), { minLength: 1, maxLength: 8 }), async (sent) => {
      const api = await testApi()
      await api.send('POST', subject.path, { body: creating(subject).body })
      for (const request of sent) await ask(api, request)
    }),
    { numRuns: 30, seed: 1 },
  )
})
