import { errorText, FieldPath } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import { changeComplaints, complaints } from '../../testing/complaints.js'
import { customresourcedefinitions } from './customresourcedefinitions.js'
import type { Schema } from './schema.js'
import { validateValue } from './validate-value.js'

const root = 'spec.validation.openAPIV3Schema'

function definition(spec: object = {}, schema: object = { type: 'object' }, version: object = {}): object {
  const versions = [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema }, ...version }]
  const names = { plural: 'things', kind: 'Thing' }
  return { metadata: { name: 'things.a.io' }, spec: { group: 'a.io', scope: 'Cluster', names, versions, ...spec } }
}

function field(schema: object): object {
  return definition({}, { type: 'object', properties: { f: schema } })
}

describe('definitions', () => {
  const bad: readonly (readonly [object, readonly string[]])[] = [
    [definition(), []],
    [definition({ group: 'b.io' }), ['metadata.name: Invalid value: "things.a.io": must be spec.names.plural+"."+spec.group']],
    [definition({ scope: '' }), ['spec.scope: Required value']],
    [definition({ versions: [] }), [
      'spec.versions: Invalid value: null: must have exactly one version marked as storage version',
      'status.storedVersions: Invalid value: null: must have at least one stored version',
    ]],
    [definition({}, { type: 'object' }, { additionalPrinterColumns: [{ name: 'n', type: 'x', jsonPath: 'a' }] }), [
      'spec.additionalPrinterColumns[0].type: Invalid value: "x": must be one of boolean,date,integer,number,string',
      'spec.additionalPrinterColumns[0].JSONPath: Invalid value: "a": must be a simple json path starting with .',
    ]],
    [definition({}, { type: 'object' }, { subresources: { scale: { specReplicasPath: '.x', statusReplicasPath: '' } } }), [
      'spec.subresources.scale.specReplicasPath: Invalid value: ".x": should be a json path under .spec',
      'spec.subresources.scale.statusReplicasPath: Required value',
    ]],
    [definition({ conversion: { strategy: 'Webhook' } }), [
      'spec.conversion.webhookClientConfig: Required value: required when strategy is set to Webhook',
      'spec.conversion.conversionReviewVersions: Required value',
    ]],
    [definition({ preserveUnknownFields: true }), [
      'spec.preserveUnknownFields: Invalid value: true: cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead',
    ]],
  ]

  it.each(bad)('%#', (object, expected) => expect(complaints(customresourcedefinitions, object)).toEqual(expected))

  it('reports what only one version says of that version', () => {
    const version = (name: string, type: string): object => ({
      name, served: true, storage: name === 'v1', schema: { openAPIV3Schema: { type } },
    })
    expect(complaints(customresourcedefinitions, definition({ versions: [version('v1', 'object'), version('v2', '')] }))).toEqual([
      'spec.versions[1].schema.openAPIV3Schema.type: Required value: must not be empty at the root',
    ])
  })

  it('keeps its group', () => {
    expect(changeComplaints(customresourcedefinitions, definition({ group: 'b.io' }), definition())).toEqual([
      'spec.group: Invalid value: "b.io": field is immutable',
    ])
  })
})

describe('schemas', () => {
  const at = `${root}.properties[f]`
  const bad: readonly (readonly [object, readonly string[]])[] = [
    [field({ 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] }), []],
    [field({}), [`${at}.type: Required value: must not be empty for specified object fields`]],
    [field({ type: 'array' }), [`${at}.items: Required value: must be specified`]],
    [field({ type: 'string', $ref: 'x' }), [`${at}.$ref: Forbidden: $ref is not supported`]],
    [field({ type: 'string', default: 1 }), [`${at}.default: Invalid value: "integer":  in body must be of type string: "integer"`]],
    [field({ type: 'object', default: { a: 1 } }), [`${at}.default: Invalid value: {"a":1}: must not have unknown fields`]],
    [field({ type: 'object', anyOf: [{ properties: { g: { type: 'string' } } }] }), [
      `${at}.anyOf[0].properties[g].type: Forbidden: must be empty to be structural`,
      `${at}.properties[g]: Required value: because it is defined in ${at}.anyOf[0].properties[g]`,
    ]],
    [field({ type: 'array', items: { type: 'object' }, 'x-kubernetes-list-type': 'map' }), [
      `${at}.x-kubernetes-list-map-keys: Required value: must not be empty if x-kubernetes-list-type is map`,
    ]],
    [field({ type: 'object', 'x-kubernetes-embedded-resource': true }), [
      `${at}.properties: Required value: must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields`,
    ]],
    [definition({}, { type: 'object', properties: { metadata: { type: 'object', properties: { labels: { type: 'object' } } } } }), [
      `${root}.properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata is implicitly specified`,
    ]],
    [definition({}, { type: 'object', description: 'd', 'x-kubernetes-validations': [{ rule: ' ' }] }, { subresources: { status: {} } }), [
      `${root}.x-kubernetes-validations[0].rule: Required value: rule is not specified`,
    ]],
  ]

  it.each(bad)('%#', (object, expected) => expect(complaints(customresourcedefinitions, object)).toEqual(expected))
})

const values: readonly (readonly [unknown, Schema, readonly string[]])[] = [
  [3, { type: 'integer', maximum: 2 }, ['v: Invalid value: 3:  in body should be less than or equal to 2']],
  [1, { type: 'integer', minimum: 1.5 }, []],
  ['ab', { type: 'string', pattern: '^(?P<x>c)', maxLength: 1 }, [
    'v: Too long: may not be more than 1 byte',
    "v: Invalid value: \"ab\":  in body should match '^(?P<x>c)'",
  ]],
  ['x', { type: 'string', enum: ['a', 'b'] }, ['v: Unsupported value: "x": supported values: "a", "b"']],
  [{ a: [1, 'x'] }, { type: 'object', required: ['b'], properties: { a: { type: 'array', items: { type: 'integer' } } } }, [
    'v.b: Required value',
    'v.a[1]: Invalid value: "string": a[1] in body must be of type integer: "string"',
  ]],
  [null, { type: 'string', nullable: true }, []],
]

it.each(values)('value %#', (value, schema, expected) => {
  expect(validateValue(value, schema, { path: FieldPath.root('v'), name: '' }).map(errorText)).toEqual(expected)
})
