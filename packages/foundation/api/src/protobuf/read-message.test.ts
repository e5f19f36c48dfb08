import { Buffer } from 'node:buffer'
import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { decode } from '../decode/decode.js'
import { kinds } from '../kinds/kinds.js'
import { schema } from '../schema/schema.js'
import type { ValueType } from '../schema/value-type.js'
import { messageType } from './message-type.js'
import { readEnvelope } from './envelope.js'
import { readMessage } from './read-message.js'
import { ProtobufError } from './wire-reader.js'

/** A writer for the tests: what upstream's clients send. */
function number(value: number | bigint): Buffer {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  return Buffer.from([...bytes, Number(rest)])
}

const varint = (field: number, value: number | bigint): Buffer => Buffer.concat([number(field * 8), number(value)])

function bytes(field: number, value: Uint8Array | string): Buffer {
  const content = Buffer.from(value)
  return Buffer.concat([number(field * 8 + 2), number(content.length), content])
}

function double(field: number, value: number): Buffer {
  const content = Buffer.alloc(8)
  content.writeDoubleLE(value)
  return Buffer.concat([number(field * 8 + 1), content])
}

function time(field: number, value: unknown): Buffer {
  if (typeof value !== 'string') return bytes(field, '')
  const [, micros = '0'] = /\.(\d+)Z$/.exec(value) ?? []
  const seconds = Math.floor(Date.parse(value) / 1000)
  return bytes(field, Buffer.concat([varint(1, seconds), varint(2, Number(micros) * 1000)]))
}

function intOrString(field: number, value: unknown): Buffer {
  const inner = typeof value === 'number' ? [varint(1, 0), varint(2, value)] : [varint(1, 1), bytes(3, String(value))]
  return bytes(field, Buffer.concat(inner))
}

function union(field: number, value: unknown, kind: string): Buffer {
  const many = (list: unknown[]): Buffer[] =>
    list.map((one) => bytes(2, typeof one === 'string' ? one : write('apiextensionsv1.JSONSchemaProps', Object(one))))
  if (typeof value === 'boolean') return bytes(field, varint(1, Number(value)))
  if (Array.isArray(value)) return bytes(field, Buffer.concat(many(value)))
  const single = write('apiextensionsv1.JSONSchemaProps', Object(value))
  return bytes(field, bytes(kind === 'schemaOrBool' ? 2 : 1, single))
}

type Writer = (field: number, value: unknown, kind: string) => Buffer

const integer: Writer = (field, value) => varint(field, BigInt(Number(value)))

const writers: Readonly<Record<Exclude<ValueType['kind'], 'struct' | 'list' | 'map'>, Writer>> = {
  string: (field, value) => bytes(field, String(value)),
  bool: integer,
  int32: integer,
  int64: integer,
  float64: (field, value) => double(field, Number(value)),
  bytes: (field, value) => bytes(field, Buffer.from(String(value), 'base64')),
  quantity: (field, value) => bytes(field, bytes(1, String(value))),
  time,
  microTime: time,
  intOrString,
  any: (field, value) => bytes(field, bytes(1, JSON.stringify(value))),
  schemaOrBool: union,
  schemaOrArray: union,
  schemaOrStrings: union,
}

function writeValue(field: number, type: ValueType, value: unknown): Buffer {
  if (type.kind === 'struct') return bytes(field, write(type.type, Object(value)))
  if (type.kind === 'map') {
    const entry = ([key, one]: [string, unknown]): Buffer => Buffer.concat([bytes(1, key), writeValue(2, type.item, one)])
    return Buffer.concat(Object.entries(Object(value)).map((one) => bytes(field, entry(one))))
  }
  if (type.kind !== 'list') return writers[type.kind](field, value, type.kind)
  const list: unknown[] = Array.isArray(value) ? value : []
  const named = !type.go.startsWith('[]') && type.item.kind === 'string'
  const items = Buffer.concat(list.map((one) => writeValue(named ? 1 : field, type.item, one)))
  return named ? bytes(field, items) : items
}

function write(type: string, object: object): Buffer {
  const { fields, embedded } = messageType(type)
  const own = [...fields.values()].flatMap(({ name, number: field, type: fieldType }) => {
    const value: unknown = Reflect.get(object, name)
    return value === undefined || (value === null && !fieldType.kind.endsWith('ime')) ? [] : [writeValue(field, fieldType, value)]
  })
  return Buffer.concat([...own, ...[...embedded.values()].map((one) => bytes(one.number, write(one.type, object)))])
}

/** Through protobuf and back; kind and apiVersion travel in the envelope. */
const through = (type: string, object: object): object => decode(type, readMessage(type, write(type, object))).object

/** Any value of a type, a few levels deep. */
function valueOf(type: ValueType, depth: number): fc.Arbitrary<unknown> {
  const pair = fc.tuple(fc.nat(), fc.nat({ max: 999_999 }))
  const iso = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, -5)
  if (type.kind === 'struct') return objectOf(type.type, depth - 1)
  if (type.kind === 'list') return fc.array(valueOf(type.item, depth), { minLength: 1, maxLength: 2 })
  if (type.kind === 'map') return fc.dictionary(fc.string(), valueOf(type.item, depth), { minKeys: 1, maxKeys: 2 })
  return {
    string: fc.string({ unit: 'grapheme' }),
    bool: fc.boolean(),
    int32: fc.integer(),
    int64: fc.maxSafeInteger(),
    float64: fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0),
    bytes: fc.uint8Array().map((one) => Buffer.from(one).toString('base64')),
    quantity: fc.constantFrom('0', '100m', '1Gi', '-5', '1e3'),
    time: pair.map(([seconds]) => `${iso(seconds)}Z`),
    microTime: pair.map(([seconds, micros]) => `${iso(seconds)}.${String(micros).padStart(6, '0')}Z`),
    intOrString: fc.oneof(fc.integer(), fc.string()),
    any: fc.object({ maxDepth: 1, values: [fc.string(), fc.integer(), fc.boolean()] }),
    schemaOrBool: fc.boolean(),
    schemaOrArray: fc.constant([{ type: 'string' }]),
    schemaOrStrings: fc.array(fc.string(), { minLength: 1 }),
  }[type.kind]
}

function objectOf(type: string, depth: number): fc.Arbitrary<object> {
  const deep = ['struct', 'list', 'map']
  const fields = schema.type(type).fields.filter(({ via }) => via !== 'metav1.TypeMeta')
  const flat = fields.filter(({ type: { kind } }) => depth > 0 || !deep.includes(kind))
  return fc.record(Object.fromEntries(flat.map((field) => [field.name, valueOf(field.type, depth)])), { requiredKeys: [] })
}

const types = fc.constantFrom(...kinds.map(({ type }) => type))

describe('what is written is read again', () => {
  const any = types.chain((type) => fc.tuple(fc.constant(type), objectOf(type, 4)))

  property.prop([any])('whatever it is', ([type, value]) => {
    const { object, error } = decode(type, value)
    expect(error).toBeUndefined()
    expect(through(type, object)).toEqual(object)
  })

  const cases: readonly [string, object][] = [
    ['corev1.Pod', {
      metadata: { name: 'p', labels: { a: 'b', '': 'x' }, creationTimestamp: '2024-01-01T00:00:00Z', ownerReferences: [{ apiVersion: 'v1', kind: 'K', name: 'n', uid: 'u', controller: false }] },
      spec: {
        containers: [{ name: 'c', image: 'i', env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }], resources: { limits: { cpu: '500m' } }, livenessProbe: { httpGet: { path: '/', port: 'web' }, periodSeconds: 5 } }],
        volumes: [{ name: 'v', configMap: { name: 'cm', items: [{ key: 'k', path: 'p', mode: 420 }] } }, { name: 'e', emptyDir: {} }],
        priority: -5, terminationGracePeriodSeconds: 0, securityContext: { supplementalGroups: [1, 2] },
      },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    }],
    ['corev1.Secret', { metadata: {}, data: { k: 'AAECAw==' }, type: 'Opaque' }],
    ['corev1.Service', { metadata: {}, spec: { ports: [{ port: 80, targetPort: 'http' }, { port: 81, targetPort: 8081 }] } }],
    ['coordinationv1.Lease', { metadata: {}, spec: { renewTime: '2024-01-01T00:00:00.123456Z' } }],
    ['authenticationv1.TokenReview', { metadata: {}, spec: { token: 't' }, status: { user: { extra: { k: ['a', 'b'] } } } }],
    ['appsv1.ControllerRevision', { metadata: {}, data: { any: ['thing', 1] }, revision: 7 }],
    ['apiextensionsv1.JSONSchemaProps', { type: 'object', maximum: 1.5, enum: ['a', 1], additionalProperties: false, properties: { a: { items: { type: 'string' }, dependencies: { x: ['y'] } }, b: { additionalProperties: { type: 'integer' }, 'x-kubernetes-validations': [{ rule: 'true' }] } } }],
    ['metav1.DeleteOptions', { gracePeriodSeconds: 0, preconditions: { uid: 'u' }, propagationPolicy: 'Foreground' }],
  ]
  test.each(cases)('%s', (type, value) => {
    const { object, error } = decode(type, value)
    expect(error).toBeUndefined()
    expect(through(type, object)).toEqual(object)
  })

  test('a packed list and fields nobody knows', () => {
    const groups = bytes(4, Buffer.concat([number(7), number(300)]))
    const stray = Buffer.concat([varint(900, 1), double(901, 1), bytes(902, 'x'), Buffer.from([0x9b, 0x38, 0x08, 1, 0x9c, 0x38])])
    expect(readMessage('corev1.PodSecurityContext', Buffer.concat([stray, groups]))).toEqual({ supplementalGroups: [7, 300] })
  })
})

describe('an envelope', () => {
  const inside = write('corev1.Namespace', { metadata: { name: 'n' } })
  const typeMeta = Buffer.concat([bytes(1, 'v1'), bytes(2, 'Namespace')])
  const body = Buffer.concat([Buffer.from('k8s\0'), bytes(1, typeMeta), bytes(2, inside)])

  test('says what is in it', () => {
    const { apiVersion, kind, contentType, raw } = readEnvelope(body)
    expect({ apiVersion, kind, contentType }).toEqual({ apiVersion: 'v1', kind: 'Namespace', contentType: '' })
    expect(readMessage('corev1.Namespace', raw)).toEqual({ metadata: { name: 'n' } })
  })

  test('must be one', () => {
    expect(() => readEnvelope(Buffer.from('{}'))).toThrow(
      'provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]',
    )
    expect(() => readEnvelope(Buffer.from('k8s\0'))).toThrow('empty body')
    expect(() => readEnvelope(body.subarray(0, 8))).toThrow('unexpected EOF')
  })
})

describe('malformed bytes', () => {
  const attempt = (type: string, given: Uint8Array): void => {
    try {
      readMessage(type, given)
    } catch (error) {
      expect(error).toBeInstanceOf(ProtobufError)
    }
  }

  property.prop([types, fc.uint8Array({ maxLength: 200 })])('end in an error of their own or are read', attempt)

  property.prop([fc.nat(), fc.nat({ max: 255 })])('so do spoiled ones', (at, byte) => {
    const good = write('corev1.Pod', decode('corev1.Pod', { spec: { containers: [{ name: 'c', resources: { limits: { cpu: '1' } } }] } }).object)
    good[at % good.length] = byte
    attempt('corev1.Pod', good)
  })

  test('nested without end', () => {
    let nested: Uint8Array = Buffer.alloc(0)
    for (let depth = 0; depth < 2000; depth++) nested = bytes(28, nested)
    expect(() => readMessage('apiextensionsv1.JSONSchemaProps', nested)).toThrow('nested too deeply')
  })

  test('of the wrong wire type', () => {
    expect(() => readMessage('corev1.Namespace', varint(1, 5))).toThrow('proto: wrong wireType = 0 for field metadata')
  })
})
