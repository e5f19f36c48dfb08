import { describe, expect, it } from 'vitest'
import { changeComplaints, complaints } from '../../testing/complaints.js'
import { validatingadmissionpolicies, validatingadmissionpolicybindings } from '../validatingadmissionpolicies/validatingadmissionpolicies.js'
import { parseURL } from '../validation/parse-url.js'
import { mutatingwebhookconfigurations } from './webhookconfigurations.js'

const rule = { operations: ['CREATE'], apiGroups: [''], apiVersions: ['v1'], resources: ['pods'] }
const hook = {
  name: 'a.example.com',
  clientConfig: { url: 'https://a.io/x' },
  sideEffects: 'None',
  admissionReviewVersions: ['v1'],
  rules: [rule],
}
const at = 'webhooks[0]'
const form = '; desired format: https://host[/path]'

const bad: readonly (readonly [object, readonly string[]])[] = [
  [{}, []],
  [{ name: 'a.b' }, [`${at}.name: Invalid value: "a.b": should be a domain with at least three segments separated by dots`]],
  [{ sideEffects: 'Some' }, [`${at}.sideEffects: Unsupported value: "Some": supported values: "None", "NoneOnDryRun"`]],
  [{ timeoutSeconds: 31 }, [`${at}.timeoutSeconds: Invalid value: 31: the timeout value must be between 1 and 30 seconds`]],
  [{ admissionReviewVersions: ['v2'] }, [
    `${at}.admissionReviewVersions: Invalid value: ["v2"]: must include at least one of v1, v1beta1`,
  ]],
  [{ clientConfig: {} }, [`${at}.clientConfig: Required value: exactly one of url or service is required`]],
  [{ clientConfig: { url: 'http://u@a.io?q#f' } }, [
    `${at}.clientConfig.url: Invalid value: "http": 'https' is the only allowed URL scheme${form}`,
    `${at}.clientConfig.url: Invalid value: "u": user information is not permitted in the URL`,
    `${at}.clientConfig.url: Invalid value: "f": fragments are not permitted in the URL`,
    `${at}.clientConfig.url: Invalid value: "q": query parameters are not permitted in the URL`,
  ]],
  [{ clientConfig: { service: { name: 'a', namespace: '', path: 'x/a//' } } }, [
    `${at}.clientConfig.service.name: Required value`,
    `${at}.clientConfig.service.path: Invalid value: "x/a//": must start with a '/'`,
    `${at}.clientConfig.service.path: Invalid value: "x/a//": segment[0] may not be empty`,
    `${at}.clientConfig.service.path: Invalid value: "x/a//": segment[2] may not be empty`,
  ]],
  [{ rules: [{ ...rule, operations: ['*', 'CREATE'], resources: ['*', 'pods'] }] }, [
    `${at}.rules[0].operations: Invalid value: ["*","CREATE"]: if '*' is present, must not specify other operations`,
    `${at}.rules[0].resources: Invalid value: ["*","pods"]: if '*' is present, must not specify other resources without subresources`,
  ]],
  [{ rules: [{ ...rule, resources: ['pods/*', 'pods/log', '*/scale', 'x/scale'] }] }, [
    `${at}.rules[0].resources[1]: Invalid value: "pods/log": if 'pods/*' is present, must not specify pods/log`,
    `${at}.rules[0].resources[3]: Invalid value: "x/scale": if '*/scale' is present, must not specify x/scale`,
  ]],
  [{ matchConditions: [{ name: '', expression: ' ' }] }, [
    `${at}.matchConditions[0].expression: Required value`,
    `${at}.matchConditions[0].name: Required value`,
  ]],
]

describe('webhooks', () => {
  it.each(bad)('%#', (change, expected) => {
    expect(complaints(mutatingwebhookconfigurations, { webhooks: [{ ...hook, ...change }] })).toEqual(expected)
  })

  it('have names of their own, unless they had none before', () => {
    const twice = { webhooks: [hook, hook] }
    expect(complaints(mutatingwebhookconfigurations, twice)).toEqual(['webhooks[1].name: Duplicate value: "a.example.com"'])
    expect(changeComplaints(mutatingwebhookconfigurations, twice, twice)).toEqual([])
  })
})

it('policies', () => {
  expect(complaints(validatingadmissionpolicies, { spec: { paramKind: { apiVersion: 'a/b/c', kind: 'K' } } })).toEqual([
    'spec.paramKind.apiVersion: Invalid value: "a/b/c": unexpected GroupVersion string: a/b/c',
    'spec.matchConstraints: Required value',
    'spec.validations: Required value: validations or auditAnnotations must contain at least one item',
    'spec.auditAnnotations: Required value: validations or auditAnnotations must contain at least one item',
  ])
  const validations = [{ expression: '', message: 'a\nb', reason: 'X' }]
  expect(complaints(validatingadmissionpolicies, { spec: { matchConstraints: { resourceRules: [rule] }, validations } })).toEqual([
    'spec.validations[0].expression: Required value: expression is not specified',
    'spec.validations[0].message: Invalid value: "a\\nb": must not contain line breaks',
    'spec.validations[0].reason: Unsupported value: "X": supported values: "Forbidden", "Invalid", "RequestEntityTooLarge"',
  ])
  expect(complaints(validatingadmissionpolicybindings, { spec: { policyName: '', paramRef: {} } })).toEqual([
    'spec.policyName: Required value',
    'spec.paramRef: Required value: one of name or selector must be specified',
    'spec.paramRef.parameterNotFoundAction: Required value',
    'spec.validationActions: Required value: at least one validation action is required',
  ])
})

const urls: readonly (readonly [string, unknown])[] = [
  ['https://u:p@[::1]:80/a?b#c', { scheme: 'https', user: 'u:p', host: '[::1]:80', query: 'b', fragment: 'c' }],
  ['Bad Value!', { scheme: '', host: '', query: '', fragment: '' }],
  ['a:b', { scheme: 'a', host: '', query: '', fragment: '' }],
  ['-1:x', 'parse "-1:x": first path segment in URL cannot contain colon'],
  [':x', 'parse ":x": missing protocol scheme'],
  ['https://a b/', 'parse "https://a b/": invalid character " " in host name'],
  ['https://a:x/', 'parse "https://a:x/": invalid port ":x" after host'],
  ['https://a/%zz', 'parse "https://a/%zz": invalid URL escape "%zz"'],
]

it.each(urls)('takes %s apart', (text, expected) => expect(parseURL(text)).toEqual(expected))
