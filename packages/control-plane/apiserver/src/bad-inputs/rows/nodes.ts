import { at, badRequest, creating, invalid, patch, put, updating, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { label, qualifiedName, subdomain } from '../texts.js'

const { node, runtimeClass, namespace, limitRange, quota } = good

/** Nodes, namespaces, and what they allow. */
export const nodes: readonly BadInput[] = [
  {
    name: 'a node: a name in capitals', request: creating(node, { '/metadata/name': 'A' }),
    answer: invalid('Node "A"', `metadata.name: Invalid value: "A": ${subdomain}`),
  },
  {
    name: 'a node: ranges that are none',
    request: creating(node, { '/spec/podCIDR': 'home', '/spec/podCIDRs': ['home'] }),
    answer: invalid('Node "x"', 'spec.podCIDRs[0]: Invalid value: "home": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'),
  },
  {
    name: 'a node: a taint without effect', request: creating(node, { '/spec/taints': [{ key: 'a' }] }),
    answer: invalid('Node "x"', 'metadata.taints[0].effect: Required value'),
  },
  {
    name: 'a node: a taint of a bad key and effect',
    request: creating(node, { '/spec/taints': [{ key: 'a b', effect: 'Avoid' }] }),
    answer: invalid(
      'Node "x"',
      `metadata.taints[0].key: Invalid value: "a b": ${qualifiedName}`,
      'metadata.taints[0].effect: Unsupported value: "Avoid": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
    ),
  },
  {
    name: 'a node: the same taint twice',
    request: creating(node, { '/spec/taints': [{ key: 'a', effect: 'NoSchedule' }, { key: 'a', value: 'b', effect: 'NoSchedule' }] }),
    answer: invalid('Node "x"', 'metadata.taints[1]: Duplicate value: {"Key":"a","Value":"b","Effect":"NoSchedule","TimeAdded":null}: taints must be unique by key and effect pair'),
  },
  {
    name: 'a node: another range', given: [creating(node)],
    request: updating(node, { '/spec/podCIDR': '10.2.0.0/24', '/spec/podCIDRs': ['10.2.0.0/24'] }),
    answer: invalid('Node "x"', 'spec.podCIDRs: Forbidden: node updates may not change podCIDR except from "" to valid'),
  },
  {
    name: 'a node: another provider', given: [creating(node, { '/spec/providerID': 'a' })],
    request: updating(node, { '/spec/providerID': 'b' }),
    answer: invalid('Node "x"', 'spec.providerID: Forbidden: node updates may not change providerID except from "" to valid'),
  },
  {
    name: 'a node: the same address twice', given: [creating(node)],
    request: patch('merge', at(node, 'status'), { status: { addresses: [{ type: 'Hostname', address: 'a' }, { type: 'Hostname', address: 'a' }] } }),
    answer: invalid('Node "x"', 'status.addresses[1]: Duplicate value: {"Type":"Hostname","Address":"a"}'),
  },
  {
    name: 'a class of runtimes: no handler', request: creating(runtimeClass, { '/handler': '' }),
    answer: invalid('RuntimeClass.node.k8s.io "x"', `handler: Invalid value: "": ${label}`),
  },
  {
    name: 'a class of runtimes: a handler in capitals', request: creating(runtimeClass, { '/handler': 'Run C' }),
    answer: invalid('RuntimeClass.node.k8s.io "x"', `handler: Invalid value: "Run C": ${label}`),
  },
  {
    name: 'a class of runtimes: an overhead below zero',
    request: creating(runtimeClass, { '/overhead': { podFixed: { cpu: '-1' } } }),
    answer: invalid('RuntimeClass.node.k8s.io "x"', 'overhead.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0'),
  },
  {
    name: 'a namespace: a finalizer of a bad name',
    request: creating(namespace, { '/spec': { finalizers: ['a b'] } }),
    answer: invalid(
      'Namespace "x"',
      `spec.finalizers: Invalid value: "a b": ${qualifiedName}`,
      'spec.finalizers: Invalid value: "a b": name is neither a standard finalizer name nor is it fully qualified',
    ),
  },
  {
    name: 'a namespace: a name too long', request: creating(namespace, { '/metadata/name': 'x'.repeat(64) }),
    answer: invalid(
      `Namespace "${'x'.repeat(64)}"`,
      `metadata.name: Invalid value: "${'x'.repeat(64)}": must be no more than 63 characters`,
      `metadata.labels: Invalid value: "${'x'.repeat(64)}": must be no more than 63 characters`,
    ),
  },
  {
    name: 'a namespace: finalizing another one', given: [creating(namespace, { '/metadata/name': 'ns-x' })],
    request: put('/api/v1/namespaces/ns-x/finalize', { metadata: { name: 'other' } }),
    answer: badRequest('the name of the object (other) does not match the name on the URL (ns-x)'),
  },
  {
    name: 'limits: at least more than at most', request: creating(limitRange, { '/spec/limits/0/min/cpu': '3' }),
    answer: invalid(
      'LimitRange "x"',
      'spec.limits[0].min[cpu]: Invalid value: "3": min value 3 is greater than max value 2',
      'spec.limits[0].defaultRequest[cpu]: Invalid value: "2": min value 3 is greater than default request value 2',
      'spec.limits[0].default[cpu]: Invalid value: "3": min value 3 is greater than default value 2',
    ),
  },
  {
    name: 'limits: more than at most by default',
    request: creating(limitRange, { '/spec/limits/0/default': { cpu: '3' } }),
    answer: invalid(
      'LimitRange "x"',
      'spec.limits[0].defaultRequest[cpu]: Invalid value: "3": default request value 3 is greater than max value 2',
      'spec.limits[0].default[cpu]: Invalid value: "2": default value 3 is greater than max value 2',
    ),
  },
  {
    name: 'limits: a default of pods',
    request: creating(limitRange, { '/spec/limits': [{ type: 'Pod', default: { cpu: '1' } }] }),
    answer: invalid('LimitRange "x"', "spec.limits[0].default: Forbidden: may not be specified when `type` is 'Pod'"),
  },
  {
    name: 'limits: a ratio below one',
    request: creating(limitRange, { '/spec/limits/0/maxLimitRequestRatio': { cpu: '500m' } }),
    answer: invalid('LimitRange "x"', 'spec.limits[0].maxLimitRequestRatio[cpu]: Invalid value: "500m": ratio 500m is less than 1'),
  },
  {
    name: 'limits: the same type twice',
    request: creating(limitRange, { '/spec/limits/1': { type: 'Container', max: { cpu: '1' } } }),
    answer: invalid('LimitRange "x"', 'spec.limits[1].type: Duplicate value: "Container"'),
  },
  {
    name: 'limits: claims of no size',
    request: creating(limitRange, { '/spec/limits': [{ type: 'PersistentVolumeClaim' }] }),
    answer: invalid('LimitRange "x"', 'spec.limits[0].limits: Required value: either minimum or maximum storage value is required, but neither was provided'),
  },
  {
    name: 'a quota: below zero', request: creating(quota, { '/spec/hard': { pods: '-1' } }),
    answer: invalid('ResourceQuota "x"', 'spec.hard[pods]: Invalid value: "-1": must be greater than or equal to 0'),
  },
  {
    name: 'a quota: half a pod', request: creating(quota, { '/spec/hard': { pods: '500m' } }),
    answer: invalid('ResourceQuota "x"', 'spec.hard[pods]: Invalid value: "500m": must be an integer'),
  },
  {
    name: 'a quota: of what is unknown', request: creating(quota, { '/spec/hard': { love: '1' } }),
    answer: invalid(
      'ResourceQuota "x"',
      'spec.hard[love]: Invalid value: "love": must be a standard resource type or fully qualified',
      'spec.hard[love]: Invalid value: "love": must be a standard resource for quota',
    ),
  },
  {
    name: 'a quota: of an unknown scope', request: creating(quota, { '/spec/scopes': ['Best'] }),
    answer: invalid('ResourceQuota "x"', 'spec.scopes: Invalid value: ["Best"]: unsupported scope'),
  },
  {
    name: 'a quota: of scopes that exclude each other',
    request: creating(quota, { '/spec/hard': { pods: '1' }, '/spec/scopes': ['BestEffort', 'NotBestEffort'] }),
    answer: invalid('ResourceQuota "x"', 'spec.scopes: Invalid value: ["BestEffort","NotBestEffort"]: conflicting scopes'),
  },
  {
    name: 'a quota: of a scope that counts no such thing',
    request: creating(quota, { '/spec/hard': { services: '1' }, '/spec/scopes': ['Terminating'] }),
    answer: invalid('ResourceQuota "x"', 'spec.scopes: Invalid value: ["Terminating"]: unsupported scope applied to resource'),
  },
  {
    name: 'a quota: of no class',
    request: creating(quota, { '/spec/hard': { pods: '1' }, '/spec/scopeSelector': { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In' }] } }),
    answer: invalid('ResourceQuota "x"', "spec.scopeSelector.matchExpressions.values: Required value: must be at least one value when `operator` is 'In' or 'NotIn' for scope selector"),
  },
  {
    name: 'a quota: of another scope',
    given: [creating(quota, { '/spec/hard': { pods: '1' }, '/spec/scopes': ['BestEffort'] })],
    request: updating(quota, { '/spec/hard': { pods: '1' } }),
    answer: invalid('ResourceQuota "x"', 'spec.scopes: Invalid value: null: field is immutable'),
  },
]
