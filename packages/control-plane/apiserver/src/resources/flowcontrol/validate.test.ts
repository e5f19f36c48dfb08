import { expect, it } from 'vitest'
import { changeComplaints, complaints } from '../../testing/complaints.js'
import { flowschemas, prioritylevelconfigurations } from './flowcontrol.js'

const rules = [{ subjects: [{ kind: 'User', user: { name: 'u' } }], nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['/x/*'] }] }]
const schema = { priorityLevelConfiguration: { name: 'p' }, rules }
const at = 'spec.rules[0]'

const schemas: readonly (readonly [object, readonly string[]])[] = [
  [{}, []],
  [{ matchingPrecedence: 1 }, ["spec.matchingPrecedence: Invalid value: 1: only the schema named 'exempt' may have matchingPrecedence 1"]],
  [{ priorityLevelConfiguration: { name: '' } }, ['spec.priorityLevelConfiguration.name: Required value: must reference a priority level']],
  [{ distinguisherMethod: { type: 'X' } }, [
    'spec.distinguisherMethod.type: Unsupported value: {"type":"X"}: supported values: "ByNamespace", "ByUser"',
  ]],
  [{ rules: [{ subjects: [{ kind: 'Group', user: { name: 'u' } }] }] }, [
    `${at}.subjects[0].group: Required value: group is required when subject kind is 'Group'`,
    `${at}.subjects[0].user: Forbidden: user is forbidden when subject kind is not 'User'`,
    `${at}: Required value: at least one of resourceRules and nonResourceRules has to be non-empty`,
  ]],
  [{ rules: [{ ...rules[0], nonResourceRules: [{ verbs: ['shout'], nonResourceURLs: ['x', '/a//b', '/a*'] }] }] }, [
    `${at}.nonResourceRules[0].verbs: Unsupported value: ["shout"]: supported values: "create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch"`,
    `${at}.nonResourceRules[0].nonResourceURLs[0]: Invalid value: "x": must start with slash`,
    `${at}.nonResourceRules[0].nonResourceURLs[1]: Invalid value: "/a//b": must not contain double slash`,
    `${at}.nonResourceRules[0].nonResourceURLs[2]: Invalid value: "/a*": wildcard can only do suffix matching`,
  ]],
]

it.each(schemas)('schema %#', (change, expected) => {
  expect(complaints(flowschemas, { spec: { ...schema, ...change } })).toEqual(expected)
})

const limited = (queuing: object): object => ({ type: 'Limited', limited: { limitResponse: { type: 'Queue', queuing } } })

const levels: readonly (readonly [object, readonly string[]])[] = [
  [limited({}), []],
  [limited({ handSize: 70 }), ['spec.limited.limitResponse.queuing.handSize: Invalid value: 70: should not be greater than queues (64)']],
  [limited({ handSize: 20 }), [
    'spec.limited.limitResponse.queuing.handSize: Invalid value: 20: required entropy bits of deckSize 64 and handSize 20 should not be greater than 60',
  ]],
  [{ type: 'Exempt' }, ["spec.type: Invalid value: \"Exempt\": must be 'Exempt' if and only if `name` is 'exempt'"]],
  [{ type: 'Limited' }, ['spec.limited: Required value: must not be empty when type is Limited']],
]

it.each(levels)('level %#', (spec, expected) => expect(complaints(prioritylevelconfigurations, { spec })).toEqual(expected))

it('keeps what is mandatory', () => {
  const metadata = { name: 'catch-all' }
  const response = { limitResponse: { type: 'Reject' } }
  const spec = { type: 'Limited', limited: { ...response, nominalConcurrencyShares: 5, lendablePercent: 0 } }
  expect(changeComplaints(prioritylevelconfigurations, { metadata, spec }, { metadata, spec })).toEqual([])
  expect(complaints(prioritylevelconfigurations, { metadata, spec: { type: 'Limited', limited: response } })[0]).toContain(
    "spec of 'catch-all' must equal the fixed value",
  )
})
