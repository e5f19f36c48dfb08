import { deepEqual, field, FieldPath, isDNS1123Subdomain, type flowcontrolv1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { byRule, each, none, type Errors } from '../validation/checks.js'
import { validateConditions } from './validate-conditions.js'
import { validateNonResourceRule, validateResourceRule } from './validate-rules.js'
import { validateSubject } from './validate-subject.js'

type FlowSchema = flowcontrolv1.FlowSchema

const path = FieldPath.root('spec')
const greatestPrecedence = 10_000
const methods = ['ByNamespace', 'ByUser']

function validatePrecedence(value: number, name: string): Errors {
  const at = path.child('matchingPrecedence')
  if (value <= 0) return [field.invalid(at, value, 'must be a positive value')]
  if (value > greatestPrecedence) return [field.invalid(at, value, `must not be greater than ${greatestPrecedence}`)]
  const taken = field.invalid(at, value, "only the schema named 'exempt' may have matchingPrecedence 1")
  return value === 1 && name !== 'exempt' ? [taken] : none
}

function validateLevelName(name: string): Errors {
  const at = path.child('priorityLevelConfiguration', 'name')
  return name ? byRule(at, name, isDNS1123Subdomain) : [field.required(at, 'must reference a priority level')]
}

function validateRule(rule: flowcontrolv1.PolicyRulesWithSubjects, at: FieldPath): Errors {
  const { subjects, resourceRules, nonResourceRules } = rule
  const empty = !resourceRules?.length && !nonResourceRules?.length
  return [
    ...(subjects?.length ? none : [field.required(at.child('subjects'), 'subjects must contain at least one value')]),
    ...each(at.child('subjects'), subjects, validateSubject),
    ...(empty ? [field.required(at, 'at least one of resourceRules and nonResourceRules has to be non-empty')] : none),
    ...each(at.child('resourceRules'), resourceRules, validateResourceRule),
    ...each(at.child('nonResourceRules'), nonResourceRules, validateNonResourceRule),
  ]
}

const everything = {
  resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], clusterScope: true, namespaces: ['*'] }],
  nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
}

function group(name: string): flowcontrolv1.Subject {
  return { kind: 'Group', group: { name } }
}

/** The two schemas that are as upstream lays down: who may do anything, and what is left. */
const mandatory: Readonly<Record<string, FlowSchema['spec']>> = {
  exempt: {
    priorityLevelConfiguration: { name: 'exempt' },
    matchingPrecedence: 1,
    rules: [{ subjects: [group('system:masters')], ...everything }],
  },
  'catch-all': {
    priorityLevelConfiguration: { name: 'catch-all' },
    matchingPrecedence: greatestPrecedence,
    distinguisherMethod: { type: 'ByUser' },
    rules: [{ subjects: [group('system:unauthenticated'), group('system:authenticated')], ...everything }],
  },
}

function validateMandatory({ metadata: { name }, spec }: FlowSchema): Errors {
  const fixed = Object.hasOwn(mandatory, name) ? mandatory[name] : undefined
  return fixed && !deepEqual(spec, fixed) ? [field.invalid(path, spec, `spec of '${name}' must equal the fixed value`)] : none
}

/** Upstream's ValidateFlowSchema besides the metadata. */
export function validateFlowSchema(schema: FlowSchema): Errors {
  const { spec, status } = schema
  const method = spec.distinguisherMethod
  const known = !method || methods.includes(method.type)
  return [
    ...validatePrecedence(spec.matchingPrecedence ?? 0, schema.metadata.name),
    ...(known ? none : [field.notSupported(path.child('distinguisherMethod', 'type'), method, methods)]),
    ...validateLevelName(spec.priorityLevelConfiguration.name),
    ...each(path.child('rules'), spec.rules, validateRule),
    ...validateMandatory(schema),
    ...validateConditions(status.conditions),
  ]
}

export function validateFlowSchemaUpdate(next: FlowSchema, _old: FlowSchema, target: Target): Errors {
  return target === 'status' ? validateConditions(next.status.conditions) : validateFlowSchema(next)
}
