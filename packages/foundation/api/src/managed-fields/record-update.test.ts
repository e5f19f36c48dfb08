import { fc } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { isObject } from '../compare/json-value.js'
import { decode } from '../decode/decode.js'
import { typeOfKind } from '../kinds/type-of-kind.js'
import type { ManagedFieldsEntry } from '../object.js'
import { compareObjects } from './compare-objects.js'
import { hasPath, pathsOf } from './field-set.js'
import { fieldsOf } from './fields-of.js'
import { storedManagers } from './managers.js'
import { recordUpdate, type Update, type VersionedStates } from './record-update.js'

fc.configureGlobal({ seed: 44 })

type Json = Record<string, unknown>

/** A body as the server decodes it. */
function object(body: Json): Json {
  const type = typeOfKind(String(body['apiVersion']), String(body['kind'])) ?? ''
  return decode(type, body).object
}

const configMap = (data: Json, metadata: Json = {}): Json =>
  object({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', ...metadata }, data })

const time = (second: number): string => new Date(Date.UTC(2024, 0, 1, 0, 0, second)).toISOString().replace('.000', '')

const base: Omit<Update, 'states'> = {
  liveManagers: undefined,
  sentManagers: undefined,
  manager: 'm',
  apiVersion: 'v1',
  subresource: '',
  time: time(0),
  ownable: undefined,
  inVersion: () => undefined,
}

type Given = Partial<Update> & Partial<VersionedStates> & { next: object }

function update({ type = 'corev1.ConfigMap', live, next, ...given }: Given): readonly ManagedFieldsEntry[] {
  return recordUpdate({ ...base, ...given, states: { type, live, next } })
}

/** The sets by manager. */
const sets = (entries: readonly ManagedFieldsEntry[]): Json =>
  Object.fromEntries(entries.map(({ manager = '', fieldsV1 }) => [manager, fieldsV1]))

describe('an update', () => {
  test('that creates owns all but what the server says', () => {
    const next = configMap({ a: '1' }, { namespace: 'd', uid: 'u', creationTimestamp: time(0), labels: { x: 'y' }, finalizers: ['k/f'] })
    expect(update({ next })).toEqual([
      {
        manager: 'm',
        operation: 'Update',
        apiVersion: 'v1',
        time: time(0),
        fieldsType: 'FieldsV1',
        fieldsV1: {
          'f:data': { '.': {}, 'f:a': {} },
          'f:metadata': { 'f:finalizers': { '.': {}, 'v:"k/f"': {} }, 'f:labels': { '.': {}, 'f:x': {} } },
        },
      },
    ])
  })

  test('takes what it changes, and what is gone is nobody\'s', () => {
    const live = configMap({ a: '1', b: '2', c: '3' })
    const first = update({ next: live, manager: 'one' })
    const next = configMap({ a: '9', c: '3', d: '4' })
    const both = update({ live, next, liveManagers: first, manager: 'two', time: time(5) })
    expect(sets(both)).toEqual({ one: { 'f:data': { '.': {}, 'f:c': {} } }, two: { 'f:data': { 'f:a': {}, 'f:d': {} } } })
    expect(both.map((entry) => entry.time)).toEqual([time(0), time(5)])
    const none = object({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } })
    expect(update({ live: next, next: none, liveManagers: both, manager: 'three' })).toEqual([])
  })

  test('of nothing keeps who was there, and the times', () => {
    const live = configMap({ a: '1' })
    const before = update({ next: live })
    expect(update({ live, next: structuredClone(live), liveManagers: before, manager: 'other', time: time(9) })).toEqual(before)
  })

  test('joins what the same manager has in the same version and subresource', () => {
    const live = configMap({ a: '1' })
    const next = configMap({ a: '1', b: '2' })
    const before = update({ next: live })
    const again = update({ live, next, liveManagers: before, time: time(7) })
    expect(again).toHaveLength(1)
    expect(again[0]).toMatchObject({ time: time(7), fieldsV1: { 'f:data': { '.': {}, 'f:a': {}, 'f:b': {} } } })
    expect(update({ live, next, liveManagers: before, subresource: 'status' })).toHaveLength(2)
    const [kept] = update({ live, next, liveManagers: before, inVersion: () => ({ type: 'corev1.ConfigMap', live, next }), apiVersion: 'v9' })
    expect(kept).toMatchObject({ apiVersion: 'v1', fieldsV1: { 'f:data': { '.': {}, 'f:a': {} } } })
  })

  test('of what is its own already moves its time alone', () => {
    const live = configMap({ a: '1', b: '2' })
    const [before] = update({ next: live })
    const after = update({ live, next: configMap({ a: '9', b: '2' }), liveManagers: [before ?? {}], time: time(3) })
    expect(after).toEqual([{ ...before, time: time(3) }])
  })

  test('leaves nobody\'s fields to those who said they own them', () => {
    const said = { 'f:data': { '.': {}, 'f:a': {} }, 'f:kind': {}, 'f:metadata': { 'f:name': {}, 'f:uid': {} } }
    const entry = { operation: 'Update', apiVersion: 'v1', time: time(0), fieldsType: 'FieldsV1', fieldsV1: said }
    const liveManagers = [{ manager: 'm', ...entry }, { manager: 'other', ...entry }]
    const after = update({ live: configMap({ a: '1' }), next: configMap({ a: '1', b: '2' }), liveManagers, time: time(1) })
    expect(sets(after)).toEqual({ m: { ...said, 'f:data': { '.': {}, 'f:a': {}, 'f:b': {} } }, other: said })
  })

  test('of an object nobody manages starts no accounts', () => {
    expect(update({ live: configMap({}), next: configMap({ a: '1' }) })).toEqual([])
  })

  test('without a name is by unknown; without a time it keeps the old one', () => {
    const live = configMap({ a: '1' })
    const [entry] = update({ next: live, manager: '' })
    expect(entry?.manager).toBe('unknown')
    const entries = update({ live, next: configMap({ a: '2' }), liveManagers: [entry ?? {}], manager: 'hpa', time: undefined })
    expect(entries.find(({ manager }) => manager === 'hpa')).not.toHaveProperty('time')
  })
})

describe('managers a client sends', () => {
  const live = configMap({ a: '1' })
  const liveManagers = update({ next: live })
  const sent = (sentManagers: ManagedFieldsEntry[], subresource = ''): readonly ManagedFieldsEntry[] =>
    update({ live, next: live, liveManagers, sentManagers, subresource })
  const entry = { manager: 'x', operation: 'Apply', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: { 'f:data': { 'f:a': {} } } }

  test('take the place of the others, or clear them', () => {
    expect(sent([entry])).toEqual([entry])
    expect(sent([{}])).toEqual([])
    expect(sent([])).toEqual(liveManagers)
  })

  test.each([
    { ...entry, operation: 'Delete' },
    { ...entry, apiVersion: '' },
    { ...entry, fieldsType: '' },
    { ...entry, fieldsType: 'FieldsV2' },
    { ...entry, fieldsV1: { x: {} } },
  ])('are not heeded where they mean nothing: %j', (bad) => {
    expect(sent([bad, {}])).toEqual(liveManagers)
  })

  test('are not heeded at subresources', () => {
    expect(sent([entry], 'status')).toEqual(liveManagers)
  })
})

test('entries stand by operation, time, name, version and subresource', () => {
  const entries = [
    ['Apply', 'z', time(9), 'v1', ''],
    ['Update', 'y', undefined, 'v1', ''],
    ['Update', 'a', time(1), 'v1', ''],
    ['Update', 'b', time(1), 'v0', 'status'],
    ['Update', 'b', time(1), 'v1', ''],
    ['Update', 'b', time(1), 'v1', 'status'],
  ].map(([operation, manager, at, apiVersion, subresource = '']) => ({
    operation: operation ?? '',
    manager: manager ?? '',
    apiVersion: apiVersion ?? '',
    subresource,
    ...(at !== undefined && { time: at }),
    fieldsType: 'FieldsV1',
    fieldsV1: { 'f:data': {} },
  }))
  const live = configMap({ a: '1' })
  const inVersion = (): { type: string; live: object; next: object } => ({ type: 'corev1.ConfigMap', live, next: live })
  const sorted = update({ live, next: structuredClone(live), sentManagers: entries.toReversed(), inVersion })
  expect(sorted.map(({ manager, time: at }) => [manager, at])).toEqual(entries.map(({ manager, time: at }) => [manager, at]))
})

test('of more than ten updates the oldest are folded into one of each version', () => {
  let live: Json = configMap({})
  let managers = update({ next: live = configMap({ start: '' }), manager: 'first' })
  for (let at = 1; at <= 14; at++) {
    const next = configMap({ ...(live['data'] as Json), [`k${at}`]: '' })
    managers = update({ live, next, liveManagers: managers, manager: `m${at}`, time: time(at) })
    live = next
  }
  expect(managers.map(({ manager }) => manager)).toEqual(['ancient-changes', ...Array.from({ length: 9 }, (_, at) => `m${at + 6}`)])
  expect(managers[0]).toMatchObject({ time: time(5), fieldsV1: { 'f:data': { '.': {}, 'f:k1': {}, 'f:k5': {}, 'f:start': {} } } })
})

describe('lists', () => {
  const pod = (spec: Json): Json => object({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec })
  const compare = (before: Json, after: Json): object => compareObjects('corev1.Pod', pod(before), pod(after))
  const env = (...names: string[]): Json => ({ containers: [{ name: 'c', env: names.map((name, at) => ({ name, value: `${at}` })) }] })
  const inContainer = (below: object): object => ({ 'f:spec': { 'f:containers': { 'k:{"name":"c"}': below } } })

  test('are compared by their keys, atomic ones as a whole', () => {
    expect(compare(env('A', 'B'), env('B', 'A'))).toEqual({
      changed: inContainer({ 'f:env': { 'k:{"name":"A"}': { 'f:value': {} }, 'k:{"name":"B"}': { 'f:value': {} } } }),
      removed: {},
    })
    expect(compare({ tolerations: [{ key: 'a' }] }, { tolerations: [{ key: 'b' }], nodeSelector: { a: 'b' } })).toEqual({
      changed: { 'f:spec': { 'f:nodeSelector': {}, 'f:tolerations': {} } },
      removed: {},
    })
  })

  test('that hold an item twice own it as one leaf', () => {
    const twice = { 'f:env': { 'k:{"name":"A"}': {} } }
    const item = { 'f:env': { 'k:{"name":"A"}': { '.': {}, 'f:name': {}, 'f:value': {} } } }
    expect(compare(env('A'), env('A', 'A'))).toEqual({ changed: inContainer(twice), removed: inContainer(item) })
    expect(compare(env('A', 'A'), env('A'))).toEqual({ changed: inContainer(item), removed: inContainer(twice) })
    expect(compare(env('A', 'A'), env('A', 'A'))).toEqual({ changed: {}, removed: {} })
    expect(compare(env('A', 'A'), env('A', 'A', 'A'))).toEqual({ changed: inContainer(twice), removed: {} })
  })
})

test('a configuration claims what it says, fields of structs only by what is in them', () => {
  const body = { metadata: { name: 'p', labels: { a: 'b' } }, spec: { containers: [{ name: 'c', ports: [{ containerPort: 80 }], resources: {} }] } }
  expect(fieldsOf('corev1.Pod', body)).toEqual({
    'f:metadata': { 'f:labels': { 'f:a': {} }, 'f:name': {} },
    'f:spec': {
      'f:containers': {
        'k:{"name":"c"}': {
          '.': {},
          'f:name': {},
          'f:ports': { 'k:{"containerPort":80,"protocol":"TCP"}': { '.': {}, 'f:containerPort': {} } },
          'f:resources': {},
        },
      },
    },
  })
})

describe('after any updates', () => {
  const name = fc.constantFrom('a', 'b', 'c')
  const word = fc.constantFrom('', '1', '2')
  const pairs = fc.dictionary(name, word, { maxKeys: 3 })
  const named = (extra: Record<string, fc.Arbitrary<unknown>>, minLength = 0): fc.Arbitrary<Json[]> =>
    fc.array(fc.record({ name, ...extra }, { requiredKeys: ['name'] }), { minLength, maxLength: 3 })
  const limits = fc.constantFrom({}, { cpu: '1' })
  const container = { image: word, env: named({ value: word }), stdin: fc.boolean(), resources: fc.record({ limits }) }
  const pod = fc.record({
    metadata: fc.record({ labels: pairs, finalizers: fc.array(name, { maxLength: 3 }) }, { requiredKeys: [] }),
    spec: fc.record(
      {
        // Never none: that a list which is always written has become empty is nobody's, upstream too.
        containers: named(container, 1),
        nodeSelector: pairs,
        hostNetwork: fc.boolean(),
        securityContext: fc.record({ runAsUser: fc.nat(2) }, { requiredKeys: [] }),
        volumes: named({ emptyDir: fc.constant({}) }),
      },
      { requiredKeys: ['containers'] },
    ),
  })
  const writes = fc.array(fc.tuple(pod, name), { minLength: 1, maxLength: 6 })

  /** What an element leads to; undefined: nothing. */
  function step(value: unknown, element: string): unknown {
    const [sort, rest] = [element.slice(0, 1), element.slice(2)]
    if (sort === 'f') return isObject(value) && Object.hasOwn(value, rest) ? value[rest] : undefined
    const wanted: unknown = JSON.parse(rest)
    if (!Array.isArray(value)) return undefined
    if (!isObject(wanted)) return (value as unknown[]).find((item) => item === wanted)
    return (value as unknown[]).find((item) => isObject(item) && Object.entries(wanted).every(([key, one]) => item[key] === one))
  }

  test('every field has a manager, and nobody owns what is not there', () => {
    fc.assert(
      fc.property(writes, (all) => {
        let live: Json | undefined
        let managers: readonly ManagedFieldsEntry[] = []
        for (const [at, [body, manager]] of all.entries()) {
          const next = object({ apiVersion: 'v1', kind: 'Pod', ...body })
          managers = update({ type: 'corev1.Pod', live, next, liveManagers: managers, manager, time: time(at) })
          // A write that leaves nothing owned ends the accounts of an object.
          live = managers.length === 0 ? undefined : next
        }
        if (!live) return
        const owned = storedManagers(managers).map(({ fieldsV1 }) => fieldsV1)
        for (const set of owned) {
          for (const path of pathsOf(set)) expect(path.reduce(step, live as unknown), path.join('/')).toBeDefined()
        }
        const present = compareObjects('corev1.Pod', undefined, live).changed
        const paths = pathsOf(present)
        for (const path of paths) expect(owned.some((set) => hasPath(set, path)), path.join('/')).toBe(true)
      }),
    )
  })
})
