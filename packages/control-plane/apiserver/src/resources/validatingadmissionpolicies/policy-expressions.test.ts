import { describe, expect, it } from 'vitest'
import { changeComplaints, complaints } from '../../testing/complaints.js'
import { deviceclasses } from '../dynamicresources/dynamicresources.js'
import { mutatingwebhookconfigurations } from '../webhookconfigurations/webhookconfigurations.js'
import { validatingadmissionpolicies } from './validatingadmissionpolicies.js'

const rule = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }

function policy(spec: object): object {
  const validations = [{ expression: 'true' }]
  return { metadata: { name: 'p' }, spec: { matchConstraints: { resourceRules: [rule] }, validations, ...spec } }
}

/** A complaint of the compiler at one place of an expression of one line. */
function failed(path: string, expression: string, column: number, text: string): string {
  const shown = `ERROR: <input>:1:${column}: ${text}\n | ${expression}\n | ${'.'.repeat(column - 1)}^`
  return `${path}: Invalid value: ${JSON.stringify(expression)}: compilation failed: ${shown}`
}

const rows: readonly (readonly [name: string, spec: object, complaints: readonly string[]])[] = [
  [
    'conditions',
    { validations: [{ expression: 'object.x' }, { expression: 'params.x == 1' }, { expression: 'request.foo == 1' }] },
    [
      'spec.validations[0].expression: Invalid value: "object.x": must evaluate to bool but got dyn',
      failed('spec.validations[1].expression', 'params.x == 1', 1, "undeclared reference to 'params' (in container '')"),
      failed('spec.validations[2].expression', 'request.foo == 1', 8, "undefined field 'foo'"),
    ],
  ],
  [
    'messages, which cannot ask for permissions',
    {
      paramKind: { apiVersion: 'v1', kind: 'ConfigMap' },
      validations: [
        { expression: 'params.x == 1', messageExpression: "'no ' + string(params.y)" },
        { expression: 'true', messageExpression: '1' },
        { expression: 'true', messageExpression: "authorizer.path('/').check('get').reason()" },
      ],
    },
    [
      'spec.validations[1].messageExpression: Invalid value: "1": must evaluate to string but got int',
      failed(
        'spec.validations[2].messageExpression',
        "authorizer.path('/').check('get').reason()",
        1,
        "undeclared reference to 'authorizer' (in container '')",
      ),
    ],
  ],
  [
    'variables, each of which knows those before it',
    {
      variables: [
        { name: 'a', expression: '1' },
        { name: 'b', expression: 'variables.a + 1' },
        { name: 'c', expression: 'variables.c' },
      ],
      validations: [{ expression: 'variables.b == 2' }, { expression: "variables.b == 'x'" }],
    },
    [
      failed('spec.variables[2].expression', 'variables.c', 10, "undefined field 'c'"),
      failed('spec.validations[1].expression', "variables.b == 'x'", 13, "found no matching overload for '_==_' applied to '(int, string)'"),
    ],
  ],
  [
    'annotations, of which the trimmed text is read',
    { auditAnnotations: [{ key: 'a', valueExpression: ' null ' }, { key: 'b', valueExpression: ' 1 ' }] },
    ['spec.auditAnnotations[1].valueExpression: Invalid value: " 1 ": must evaluate to one of [string null_type] but got int'],
  ],
  [
    'match conditions, which know no variables',
    { variables: [{ name: 'a', expression: 'true' }], matchConditions: [{ name: 'x', expression: 'variables.a' }] },
    [
      failed(
        'spec.matchConditions[0].expression',
        'variables.a',
        1,
        "undeclared reference to 'variables' (in container '')",
      ),
    ],
  ],
  [
    'what fails before it runs',
    { validations: [{ expression: "matches(object.x, '(')" }] },
    ['spec.validations[0].expression: Internal error: program instantiation failed: error parsing regexp: missing closing ): `(`'],
  ],
]

describe('expressions of policies', () => {
  it.each(rows)('%s', (_, spec, expected) => {
    expect(complaints(validatingadmissionpolicies, policy(spec))).toEqual(expected)
  })

  it('are not looked at again where match conditions stay', () => {
    const kept = policy({ matchConditions: [{ name: 'x', expression: 'nope' }] })
    expect(complaints(validatingadmissionpolicies, kept)).toHaveLength(1)
    expect(changeComplaints(validatingadmissionpolicies, kept, kept)).toEqual([])
  })

  it('may use what is new only if they stood there before', () => {
    const sorts = policy({ validations: [{ expression: '[2, 1].sort() == [1, 2]' }] })
    expect(complaints(validatingadmissionpolicies, sorts)).toHaveLength(1)
    expect(changeComplaints(validatingadmissionpolicies, sorts, sorts)).toEqual([])
  })
})

describe('expressions elsewhere', () => {
  const hook = (expression: string): object => ({
    webhooks: [
      {
        name: 'a.example.com',
        clientConfig: { url: 'https://a.io/x' },
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
        rules: [rule],
        matchConditions: [{ name: 'x', expression }],
      },
    ],
  })

  it('are conditions of webhooks, trimmed', () => {
    const path = 'webhooks[0].matchConditions[0].expression'
    expect(complaints(mutatingwebhookconfigurations, hook(" request.name == 'a' "))).toEqual([])
    expect(complaints(mutatingwebhookconfigurations, hook(' Bad Value! '))).toEqual([
      failed(path, 'Bad Value!', 5, "Syntax error: mismatched input 'Value' expecting <EOF>"),
    ])
    expect(changeComplaints(mutatingwebhookconfigurations, hook('nope'), hook('nope'))).toEqual([])
  })

  it('are selectors of devices', () => {
    const selectors = ["device.driver == 'a'", 'device.nope', 'device.driver'].map((expression) => ({ cel: { expression } }))
    expect(complaints(deviceclasses, { spec: { selectors } })).toEqual([
      failed('spec.selectors[1].cel.expression', 'device.nope', 7, "undefined field 'nope'"),
      'spec.selectors[2].cel.expression: Invalid value: "device.driver": must evaluate to bool or the unknown type, not string',
    ])
  })
})
