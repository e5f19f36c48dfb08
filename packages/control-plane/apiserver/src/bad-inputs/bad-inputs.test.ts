import { describe, expect, it } from 'vitest'
import { testApi, type Answer, type Json, type TestApi } from '../testing/test-api.js'
import { creating, type BadInput, type Refusal, type Request } from './bad-input.js'
import { badInputs } from './bad-inputs.js'
import { everything } from './everything.js'
import { good } from './good-objects.js'

const masks: readonly (readonly [what: RegExp, by: string])[] = [
  [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uid>'],
  [/(?<=current: |sourceVersion: |ResourceVersion in record \()\d+/g, '<revision>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<time>'],
  [/(?<=scheme\.go:)\d+/g, '<line>'],
  [/(?<=Invalid value: )"\{\\".*\}"(?=: )/gs, '"<object>"'],
]

function masked(text: string): string {
  return masks.reduce((before, [what, by]) => before.replaceAll(what, by), text)
}

/** What the reply says, in the form of the tables. */
function told({ status, body }: Answer): Refusal {
  const { kind, status: outcome, code, reason = '', message = '', details = {} } = body ?? {}
  expect([kind, outcome, code]).toEqual(['Status', 'Failure', status])
  const causes: readonly Json[] = details.causes ?? []
  return {
    code: status,
    reason,
    message: masked(message),
    causes: causes.map((cause) => [cause.reason ?? '', cause.field ?? '', masked(cause.message ?? '')]),
  }
}

function send(api: TestApi, { method, target, ...rest }: Request): Promise<Answer> {
  return api.send(method, target, rest)
}

async function given({ given = [], forgotten }: BadInput): Promise<TestApi> {
  const api = await testApi()
  for (const request of given) {
    const { status, text } = await send(api, request)
    if (status > 201) throw new Error(text)
  }
  if (forgotten) await api.store.compact(api.store.revision)
  return api
}

describe.each(Object.entries(badInputs))('%s', (_, rows) => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const api = await given(row)
    const before = await everything(api.store)
    expect(told(await send(api, row.request))).toEqual(row.answer)
    expect(await everything(api.store)).toEqual(before)
  })
})

const causeReasons = [
  'FieldValueRequired',
  'FieldValueInvalid',
  'FieldValueDuplicate',
  'FieldValueNotSupported',
  'FieldValueNotFound',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueForbidden',
  'FieldValueTypeInvalid',
  'DisruptionBudget',
  'NamespaceTerminating',
  'ResourceVersionTooLarge',
]

describe('the tables', () => {
  const rows = Object.values(badInputs).flat()

  it('are wide', () => {
    const reasons = new Set(rows.flatMap(({ answer }) => answer.causes.map(([reason]) => reason)))
    expect(rows.length).toBeGreaterThanOrEqual(500)
    const codes = new Set(rows.map(({ answer }) => answer.code))
    expect([400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 422, 429, 500, 504].filter((code) => !codes.has(code))).toEqual([])
    const methods = new Set(rows.map(({ request }) => request.method))
    expect(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => !methods.has(method))).toEqual([])
    expect([...reasons].toSorted()).toEqual(causeReasons.toSorted())
  })

  it.each(Object.entries(badInputs))('%s: says each thing once', (_, rows) => {
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
  })
})

it.each(Object.entries(good))('%s: a good one is taken, and stays as it is', async (_, object) => {
  const api = await testApi()
  const { status, body } = await send(api, creating(object))
  expect(status).toBe(201)
  const before = await everything(api.store)
  expect((await api.send('PUT', `${object.path}/${body.metadata.name}`, { body })).status).toBe(200)
  expect(await everything(api.store)).toEqual(before)
})
