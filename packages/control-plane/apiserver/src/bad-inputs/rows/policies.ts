import { badRequest, creating, invalid, refused, updating, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { percent, qualifiedName } from '../texts.js'

const { budget, priorityClass, flowSchema, priorityLevel, lease, event, newEvent } = good

/** Budgets, priorities, flows, leases and events. */
export const policies: readonly BadInput[] = [
  {
    name: 'a budget: at least and at most', request: creating(budget, { '/spec/maxUnavailable': 1 }),
    answer: invalid('PodDisruptionBudget.policy "x"', 'spec: Invalid value: {"minAvailable":"50%","selector":{"matchLabels":{"app":"a"}},"maxUnavailable":1}: minAvailable and maxUnavailable cannot be both set'),
  },
  {
    name: 'a budget: half, in words', request: creating(budget, { '/spec/minAvailable': 'half' }),
    answer: invalid('PodDisruptionBudget.policy "x"', `spec.minAvailable: Invalid value: "half": ${percent}`),
  },
  {
    name: 'a budget: more than all', request: creating(budget, { '/spec/minAvailable': '101%' }),
    answer: invalid('PodDisruptionBudget.policy "x"', 'spec.minAvailable: Invalid value: "101%": must not be greater than 100%'),
  },
  {
    name: 'a budget: below zero', request: creating(budget, { '/spec/minAvailable': -1 }),
    answer: invalid('PodDisruptionBudget.policy "x"', 'spec.minAvailable: Invalid value: -1: must be greater than or equal to 0'),
  },
  {
    name: 'a budget: an unknown policy',
    request: creating(budget, { '/spec/unhealthyPodEvictionPolicy': 'Never' }),
    answer: invalid('PodDisruptionBudget.policy "x"', 'spec.unhealthyPodEvictionPolicy: Unsupported value: "Never": supported values: "AlwaysAllow", "IfHealthyBudget"'),
  },
  {
    name: 'a budget: a selector of a bad label',
    request: creating(budget, { '/spec/selector': { matchLabels: { 'a b': 'c' } } }),
    answer: invalid('PodDisruptionBudget.policy "x"', `spec.selector.matchLabels: Invalid value: "a b": ${qualifiedName}`),
  },
  {
    name: 'a class: past what users may have', request: creating(priorityClass, { '/value': 1_000_000_001 }),
    answer: invalid('PriorityClass.scheduling.k8s.io "x"', 'value: Forbidden: maximum allowed value of a user defined priority is 1000000000'),
  },
  {
    name: 'a class: a name of the system', request: creating(priorityClass, { '/metadata/name': 'system-x' }),
    answer: invalid('PriorityClass.scheduling.k8s.io "system-x"', "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: system-x is not a known system priority class"),
  },
  {
    name: 'a class: an unknown preemption', request: creating(priorityClass, { '/preemptionPolicy': 'Always' }),
    answer: invalid('PriorityClass.scheduling.k8s.io "x"', 'preemptionPolicy: Unsupported value: "Always": supported values: "PreemptLowerPriority", "Never"'),
  },
  {
    name: 'a class: another value', given: [creating(priorityClass)],
    request: updating(priorityClass, { '/value': 2000 }),
    answer: invalid('PriorityClass.scheduling.k8s.io "x"', 'value: Forbidden: may not be changed in an update.'),
  },
  {
    name: 'a class: a second one by default', given: [creating(priorityClass, { '/globalDefault': true })],
    request: creating(priorityClass, { '/metadata/name': 'y', '/globalDefault': true }),
    answer: refused(403, 'Forbidden', 'priorityclasses.scheduling.k8s.io "y" is forbidden: PriorityClass x is already marked as default. Only one default can exist'),
  },
  {
    name: 'a flow: to no level', request: creating(flowSchema, { '/spec/priorityLevelConfiguration/name': '' }),
    answer: invalid('FlowSchema.flowcontrol.apiserver.k8s.io "x"', 'spec.priorityLevelConfiguration.name: Required value: must reference a priority level'),
  },
  {
    name: 'a flow: past the last precedence', request: creating(flowSchema, { '/spec/matchingPrecedence': 10001 }),
    answer: invalid('FlowSchema.flowcontrol.apiserver.k8s.io "x"', 'spec.matchingPrecedence: Invalid value: 10001: must not be greater than 10000'),
  },
  {
    name: 'a flow: told apart by mood',
    request: creating(flowSchema, { '/spec/distinguisherMethod': { type: 'ByMood' } }),
    answer: invalid('FlowSchema.flowcontrol.apiserver.k8s.io "x"', 'spec.distinguisherMethod.type: Unsupported value: {"type":"ByMood"}: supported values: "ByNamespace", "ByUser"'),
  },
  {
    name: 'a level: limited without limits', request: creating(priorityLevel, { '/spec/limited': undefined }),
    answer: invalid('PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io "x"', 'spec.limited: Required value: must not be empty when type is Limited'),
  },
  {
    name: 'a level: exempt, with limits', request: creating(priorityLevel, { '/spec/type': 'Exempt' }),
    answer: invalid(
      'PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io "x"',
      'spec.type: Invalid value: "Exempt": must be \'Exempt\' if and only if `name` is \'exempt\'',
      'spec.limited: Forbidden: must be nil if the type is not Limited',
    ),
  },
  {
    name: 'a level: shares below zero',
    request: creating(priorityLevel, { '/spec/limited/nominalConcurrencyShares': -1 }),
    answer: invalid('PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io "x"', 'spec.limited.nominalConcurrencyShares: Invalid value: -1: must be a non-negative integer'),
  },
  {
    name: 'a lease: of no time', request: creating(lease, { '/spec/leaseDurationSeconds': 0 }),
    answer: invalid('Lease.coordination.k8s.io "x"', 'spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0'),
  },
  {
    name: 'a lease: changed hands less than never', request: creating(lease, { '/spec/leaseTransitions': -1 }),
    answer: invalid('Lease.coordination.k8s.io "x"', 'spec.leaseTransitions: Invalid value: -1: must be greater than or equal to 0'),
  },
  {
    name: 'an event: of another namespace', request: creating(event, { '/involvedObject/namespace': 'other' }),
    answer: invalid('Event "x"', 'involvedObject.namespace: Invalid value: "other": does not match event.namespace'),
  },
  {
    name: 'an event: a count that is a text', request: creating(event, { '/count': 'many' }),
    answer: badRequest('Event in version "v1" cannot be handled as a Event: json: cannot unmarshal string into Go struct field Event.count of type int32'),
  },
  {
    name: 'an event: half of the new form',
    request: creating(event, { '/eventTime': '2024-01-01T00:00:00.000000Z' }),
    answer: invalid(
      'Event "x"',
      'reportingComponent: Required value',
      'reportingComponent: Invalid value: "": name part must be non-empty',
      `reportingComponent: Invalid value: "": ${qualifiedName}`,
      'reportingInstance: Required value',
      'action: Required value',
    ),
  },
  {
    name: 'a new event: by nobody',
    request: creating(newEvent, { '/reportingController': '', '/reportingInstance': '' }),
    answer: invalid(
      'Event "x"',
      'reportingController: Required value',
      'reportingController: Invalid value: "": name part must be non-empty',
      `reportingController: Invalid value: "": ${qualifiedName}`,
      'reportingInstance: Required value',
    ),
  },
  {
    name: 'a new event: without reason and action', request: creating(newEvent, { '/reason': '', '/action': '' }),
    answer: invalid('Event "x"', 'action: Required value', 'reason: Required value'),
  },
  {
    name: 'a new event: of an unknown type', request: creating(newEvent, { '/type': 'Odd' }),
    answer: invalid('Event "x"', 'type: Invalid value: "": has invalid value: Odd'),
  },
  {
    name: 'a new event: without time', request: creating(newEvent, { '/eventTime': undefined }),
    answer: invalid('Event "x"', 'eventTime: Required value'),
  },
  {
    name: 'a new event: a note too long', request: creating(newEvent, { '/note': 'x'.repeat(1025) }),
    answer: invalid('Event "x"', 'message: Invalid value: "": can have at most 1024 characters'),
  },
  {
    name: 'a new event: another reason', given: [creating(newEvent)],
    request: updating(newEvent, { '/reason': 'Ended' }),
    answer: invalid(
      'Event "x"',
      'reason: Invalid value: "Ended": field is immutable',
      'reason: Invalid value: "Ended": field is immutable',
    ),
  },
]
