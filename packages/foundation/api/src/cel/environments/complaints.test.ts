import { describe, expect, it } from 'vitest'
import { dynType, intType } from '../types/type.js'
import { admissionComplaint, checkVariable, deviceComplaint, type Wanted } from './complaints.js'

const options = { age: 'new', params: true, authorizer: true } as const

describe('expressions of admission', () => {
  const rows: readonly (readonly [expression: string, wanted: Wanted, complaint: string | undefined])[] = [
    ['object.x == 1', 'condition', undefined],
    ['object.x', 'condition', 'must evaluate to bool but got dyn'],
    ['request', 'condition', 'must evaluate to bool but got kubernetes.AdmissionRequest'],
    ["duration('1h')", 'message', 'must evaluate to string but got google.protobuf.Duration'],
    ["'a' + request.name", 'message', undefined],
    ['null', 'annotation', undefined],
    ["'a'", 'annotation', undefined],
    ['[1]', 'annotation', 'must evaluate to one of [string null_type] but got list(int)'],
  ]
  it.each(rows)('%s as a %s', (expression, wanted, detail) => {
    const complaint = detail === undefined ? undefined : { type: 'invalid', detail }
    expect(admissionComplaint(expression, options, wanted)).toEqual(complaint)
  })

  it('fail within upstream where they fail before they run', () => {
    const detail = "program instantiation failed: type conversion error from 'string' to 'int'"
    expect(admissionComplaint("int('a') == 1", options, 'condition')).toEqual({ type: 'internal', detail })
  })

  it('know only what their place knows', () => {
    const complaint = (expression: string, more: object): unknown =>
      admissionComplaint(expression, { ...options, ...more }, 'condition')?.detail.split('\n')[0]
    const undeclared = (name: string): string =>
      `compilation failed: ERROR: <input>:1:1: undeclared reference to '${name}' (in container '')`
    expect(complaint('params.x == 1', { params: false })).toBe(undeclared('params'))
    expect(complaint("authorizer.path('/').check('get').allowed()", { authorizer: false })).toBe(undeclared('authorizer'))
    expect(complaint('variables.x == 1', {})).toBe(undeclared('variables'))
    expect(complaint('variables.x == 1', { variables: new Map([['x', intType]]) })).toBeUndefined()
  })

  it('pass the types of variables on, but for structs', () => {
    expect(checkVariable('1 + 2', options)).toEqual({ type: intType })
    expect(checkVariable('request', options)).toEqual({ type: dynType })
    expect(checkVariable('[request]', options).type).toMatchObject({ kind: 'list', parameters: [dynType] })
    expect(checkVariable('foo', options)).toMatchObject({ complaint: { type: 'invalid' }, type: dynType })
  })
})

describe('device selectors', () => {
  const rows: readonly (readonly [expression: string, complaint: string | undefined])[] = [
    ["device.driver == 'a'", undefined],
    ["device.attributes['a'].b", undefined],
    ["device.attributes['a'].b.isLessThan(semver('1.0.0'))", undefined],
    ["device.capacity['a'].b.isGreaterThan(quantity('1'))", undefined],
    ["cel.bind(a, device.attributes['x'], a.b && a.c)", undefined],
    ['device.driver', 'must evaluate to bool or the unknown type, not string'],
    ['dyn(1)', 'must evaluate to bool or the unknown type, not dyn'],
    ['device.nope', "compilation failed: ERROR: <input>:1:7: undefined field 'nope'\n | device.nope\n | ......^"],
    [
      'device.attributes.all(k, device.attributes[k].all(j, device.attributes.all(l, l.matches(j))))',
      'too complex, exceeds cost limit',
    ],
  ]
  it.each(rows)('%s', (expression, detail) => {
    expect(deviceComplaint(expression, 'new')?.detail).toBe(detail)
  })

  it('may say of an alpha feature what they said before', () => {
    expect(deviceComplaint('device.allowMultipleAllocations', 'new')?.type).toBe('invalid')
    expect(deviceComplaint('device.allowMultipleAllocations', 'stored')).toBeUndefined()
  })
})
