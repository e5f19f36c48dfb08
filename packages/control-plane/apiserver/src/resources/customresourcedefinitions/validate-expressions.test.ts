import { describe, expect, it } from 'vitest'
import { changeComplaints, complaints } from '../../testing/complaints.js'
import { customresourcedefinitions } from './customresourcedefinitions.js'
import type { Schema } from './schema.js'

type Rule = NonNullable<Schema['x-kubernetes-validations']>[number]

const str: Schema = { type: 'string' }
const int: Schema = { type: 'integer' }
const object = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties })
const list = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more })

function withRules(schema: Schema, ...rules: readonly (string | Rule)[]): Schema {
  return { ...schema, 'x-kubernetes-validations': rules.map((rule) => (typeof rule === 'string' ? { rule } : rule)) }
}

/** A definition whose spec has a schema. */
function definition(spec: Schema, more: object = {}): object {
  const openAPIV3Schema = object({ spec })
  return {
    metadata: { name: 'ws.e.com' },
    spec: {
      group: 'e.com',
      scope: 'Namespaced',
      names: { plural: 'ws', kind: 'W' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema }, ...more }],
    },
  }
}

const root = 'spec.validation.openAPIV3Schema'
const at = `${root}.properties[spec]`

/** The rule as Go prints it. */
function printed(rule: string, messageExpression = ''): string {
  const fields = { Rule: rule, Message: '', MessageExpression: messageExpression, Reason: null, FieldPath: '', OptionalOldSelf: null }
  return JSON.stringify(fields).replaceAll('>', String.raw`\u003e`)
}

const dear = '(try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)'

const rows: readonly (readonly [name: string, spec: Schema, complaints: readonly string[]])[] = [
  ['well', withRules(object({ n: int }), 'self.n > 1', { rule: 'self.n < 9', messageExpression: "'too large'" }), []],
  [
    'unreadable, untyped and of the wrong type',
    withRules(object({ n: int }), 'self.n ==', 'self.m', 'self.n'),
    [
      `${at}.x-kubernetes-validations[0].rule: Invalid value: ${printed('self.n ==')}: compilation failed: ERROR: <input>:1:10: ` +
        "Syntax error: mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, " +
        'NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}\n | self.n ==\n | .........^',
      `${at}.x-kubernetes-validations[1].rule: Invalid value: ${printed('self.m')}: compilation failed: ERROR: <input>:1:5: ` +
        "undefined field 'm'\n | self.m\n | ....^",
      `${at}.x-kubernetes-validations[2].rule: Invalid value: ${printed('self.n')}: cel expression must evaluate to a bool`,
    ],
  ],
  [
    'a message that is no text',
    withRules(object({ n: int }), { rule: 'true', messageExpression: 'self.n' }),
    [
      `${at}.x-kubernetes-validations[0].messageExpression: Invalid value: ${printed('true', 'self.n')}: ` +
        'messageExpression must evaluate to a string',
    ],
  ],
  [
    'a transition of what cannot be told apart',
    object({ l: list(withRules(object({ n: int }), 'self.n >= oldSelf.n')) }),
    [
      `${at}.properties[l].items.x-kubernetes-validations[0].rule: Invalid value: "self.n >= oldSelf.n": oldSelf cannot be used ` +
        `on the uncorrelatable portion of the schema within ${at}.properties[l]`,
    ],
  ],
  [
    'optional old values that are not looked at',
    withRules(object({ n: int }), { rule: 'self.n > 1', optionalOldSelf: true }),
    [`${at}.x-kubernetes-validations[0].optionalOldSelf: Invalid value: true: may not be set if oldSelf is not used in rule`],
  ],
  [
    'a path to nowhere',
    withRules(object({ n: int, m: { type: 'object', additionalProperties: str } }), ...['.n', ".m['a b']", '.x', 'n'].map((fieldPath) => ({ rule: 'true', fieldPath }))),
    ['.x', 'n'].map((path, index) => `${at}.x-kubernetes-validations[${index + 2}].fieldPath: Invalid value: "${path}": must be a valid path`),
  ],
  [
    'too dear for one and for all',
    object({ l: list(withRules(str, "self.matches('^a+$')")) }),
    [
      `${at}.properties[l].items.x-kubernetes-validations[0].rule: Forbidden: estimated rule cost exceeds budget by factor of more than 100x ${dear}`,
      `${at}.properties[l].items.x-kubernetes-validations[0].rule: Forbidden: contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema`,
      `${root}: Forbidden: x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema exceeds budget by factor of more than 100x ${dear}`,
    ],
  ],
  [
    'nothing where the schema is wrong',
    withRules(object({ l: list(str, { uniqueItems: true }) }), 'self.nope'),
    [`${at}.properties[l].uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic`],
  ],
]

describe('expressions of definitions', () => {
  const own = (all: readonly string[]): readonly string[] => all.filter((text) => !text.startsWith('status.'))

  it.each(rows)('%s', (_, spec, expected) => {
    expect(own(complaints(customresourcedefinitions, definition(spec)))).toEqual(expected)
  })

  it('may use what is new in this minor only if they stood there before', () => {
    const sorts = definition(withRules(object({ l: list(int, { maxItems: 5 }) }), 'self.l.sort() == self.l'))
    expect(own(complaints(customresourcedefinitions, sorts))).toHaveLength(1)
    expect(own(changeComplaints(customresourcedefinitions, sorts, sorts))).toEqual([])
  })

  it('may stay dear as they are', () => {
    const spec = object({ l: list(withRules({ ...str, maxLength: 2000 }, 'self == oldSelf'), { maxItems: 60_000, 'x-kubernetes-list-type': 'set' }) })
    const forbidden = (all: readonly string[]): readonly string[] => own(all).filter((text) => text.includes('estimated rule cost exceeds'))
    expect(forbidden(complaints(customresourcedefinitions, definition(spec)))).toHaveLength(1)
    expect(forbidden(changeComplaints(customresourcedefinitions, definition(spec), definition(spec)))).toEqual([])
  })

  it('are let be beyond a bound, so that nobody waits', () => {
    const many = Array.from({ length: 200 }, (_, index) => `self.nope${index} == '${'x'.repeat(1000)}'`)
    expect(own(complaints(customresourcedefinitions, definition(withRules(object({ n: int }), ...many))))).toHaveLength(16)
  })
})

describe('selectable fields', () => {
  const field = 'spec.selectableFields'
  const paths: readonly (readonly [path: string, complaint?: string])[] = [
    ['.spec.s'],
    ['.kind'],
    ['', 'Required value'],
    ['.spec.x', 'Invalid value: ".spec.x": is an invalid path: does not refer to a valid field'],
    ['spec', 'Invalid value: "spec": is an invalid path: expected [ or . but got: spec'],
    ['.spec[0]', 'Invalid value: ".spec[0]": is an invalid path: array notation is not allowed'],
    ['.spec.', 'Invalid value: ".spec.": is an invalid path: unexpected end of JSON path'],
  ]

  it.each(paths)('%s', (jsonPath = '', complaint) => {
    const spec = object({ s: str })
    const openAPIV3Schema = { ...object({ spec, kind: str }) }
    const found = complaints(customresourcedefinitions, definition(spec, { schema: { openAPIV3Schema }, selectableFields: [{ jsonPath }] }))
    const own = found.filter((text) => text.startsWith(field))
    expect(own).toEqual(complaint === undefined ? [] : [`${field}[0].jsonPath: ${complaint}`])
  })

  it('are scalars, each once', () => {
    const fields = ['.spec.s', '.spec.o', '.spec.s'].map((jsonPath) => ({ jsonPath }))
    const found = complaints(customresourcedefinitions, definition(object({ s: str, o: object({}) }), { selectableFields: fields }))
    expect(found.filter((text) => text.startsWith(field))).toEqual([
      `${field}[1].jsonPath: Invalid value: ".spec.o": must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.`,
      `${field}[2].jsonPath: Duplicate value: ".spec.s"`,
    ])
  })
})
