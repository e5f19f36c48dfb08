import { at, creating, invalid, patch, refused, updating, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { labelValue, qualifiedName, subdomain } from '../texts.js'

const { pod } = good
const given = [creating(pod)]

/** Where pods may run, and what may change about them. */
export const podUpdates: readonly BadInput[] = [
  {
    name: 'a node of a bad name', request: creating(pod, { '/spec/nodeName': 'a_b' }),
    answer: invalid('Pod "x"', `spec.nodeName: Invalid value: "a_b": ${subdomain}`),
  },
  {
    name: 'a selector of nodes with a bad value', request: creating(pod, { '/spec/nodeSelector': { a: '-' } }),
    answer: invalid('Pod "x"', `spec.nodeSelector: Invalid value: "-": ${labelValue}`),
  },
  {
    name: 'a toleration of a bad operator',
    request: creating(pod, { '/spec/tolerations': [{ key: 'a', operator: 'Like' }] }),
    answer: invalid('Pod "x"', 'spec.tolerations[0].operator: Unsupported value: "Like": supported values: "Equal", "Exists"'),
  },
  {
    name: 'a toleration of what exists, with a value',
    request: creating(pod, { '/spec/tolerations': [{ operator: 'Exists', value: 'v' }] }),
    answer: invalid('Pod "x"', 'spec.tolerations[0].operator: Invalid value: "v": value must be empty when `operator` is \'Exists\''),
  },
  {
    name: 'a toleration for a time of what does not evict',
    request: creating(pod, { '/spec/tolerations': [{ key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 5 }] }),
    answer: invalid('Pod "x"', 'spec.tolerations[0].effect: Invalid value: "NoSchedule": effect must be \'NoExecute\' when `tolerationSeconds` is set'),
  },
  {
    name: 'an affinity of no term',
    request: creating(pod, { '/spec/affinity': { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } } }),
    answer: invalid('Pod "x"', 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: Required value: must have at least one node selector term'),
  },
  {
    name: 'an affinity of a bad operator and weight',
    request: creating(pod, { '/spec/affinity': { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, preference: { matchExpressions: [{ key: 'a', operator: 'Is' }] } }] } } }),
    answer: invalid(
      'Pod "x"',
      'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid value: 0: must be in the range 1-100',
      'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].operator: Invalid value: "Is": not a valid selector operator',
    ),
  },
  {
    name: 'an affinity to pods without topology',
    request: creating(pod, { '/spec/affinity': { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: {} }] } } }),
    answer: invalid(
      'Pod "x"',
      'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: Required value: can not be empty',
      'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: Invalid value: "": name part must be non-empty',
      `spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: Invalid value: "": ${qualifiedName}`,
    ),
  },
  {
    name: 'a spread of nothing',
    request: creating(pod, { '/spec/topologySpreadConstraints': [{ maxSkew: 0, topologyKey: '', whenUnsatisfiable: 'Never' }] }),
    answer: invalid(
      'Pod "x"',
      'spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero',
      'spec.topologySpreadConstraints[0].topologyKey: Required value: can not be empty',
      'spec.topologySpreadConstraints[0].whenUnsatisfiable: Unsupported value: "Never": supported values: "DoNotSchedule", "ScheduleAnyway"',
    ),
  },
  {
    name: 'the same spread twice',
    request: creating(pod, { '/spec/topologySpreadConstraints': [1, 2].map((maxSkew) => ({ maxSkew, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' })) }),
    answer: invalid('Pod "x"', 'spec.topologySpreadConstraints[0].{topologyKey, whenUnsatisfiable}: Duplicate value: "{zone, DoNotSchedule}"'),
  },
  {
    name: 'a scheduler of a bad name',
    request: creating(pod, { '/spec/schedulingGates': [{ name: 'a b' }, { name: 'a b' }] }),
    answer: invalid(
      'Pod "x"',
      `spec.schedulingGates[0]: Invalid value: "a b": ${qualifiedName}`,
      `spec.schedulingGates[1]: Invalid value: "a b": ${qualifiedName}`,
      'spec.schedulingGates[1]: Duplicate value: "a b"',
    ),
  },
  {
    name: 'a preemption nobody knows', request: creating(pod, { '/spec/preemptionPolicy': 'Always' }),
    answer: refused(403, 'Forbidden', 'pods "x" is forbidden: the string value of PreemptionPolicy (Always) must not be provided in pod spec; priority admission controller computed PreemptLowerPriority from the given PriorityClass name'),
  },
  {
    name: 'a priority of one’s own', request: creating(pod, { '/spec/priority': 5 }),
    answer: refused(403, 'Forbidden', 'pods "x" is forbidden: the integer value of priority (5) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name'),
  },
  {
    name: 'a class of priority that is not there', request: creating(pod, { '/spec/priorityClassName': 'none' }),
    answer: refused(403, 'Forbidden', 'pods "x" is forbidden: no PriorityClass with name none was found'),
  },
  {
    name: 'an update with another container', given,
    request: updating(pod, { '/spec/containers/1': { name: 'd', image: 'i' } }),
    answer: invalid('Pod "x"', 'spec.containers: Forbidden: pod updates may not add or remove containers'),
  },
  {
    name: 'an update of the deadline to none', given: [creating(pod, { '/spec/activeDeadlineSeconds': 5 })],
    request: updating(pod, {}),
    answer: invalid('Pod "x"', 'spec.activeDeadlineSeconds: Invalid value: null: must not update from a positive integer to nil value'),
  },
  {
    name: 'a longer deadline', given: [creating(pod, { '/spec/activeDeadlineSeconds': 5 })],
    request: updating(pod, { '/spec/activeDeadlineSeconds': 6 }),
    answer: invalid('Pod "x"', 'spec.activeDeadlineSeconds: Invalid value: 6: must be less than or equal to previous value'),
  },
  {
    name: 'an update without a toleration it had',
    given: [creating(pod, { '/spec/tolerations': [{ key: 'a', operator: 'Exists' }] })],
    request: patch('merge', at(pod), { spec: { tolerations: [] } }),
    answer: invalid('Pod "x"', 'spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds'),
  },
  {
    name: 'a gate that comes late', given,
    request: patch('merge', at(pod), { spec: { schedulingGates: [{ name: 'a.b/c' }] } }),
    answer: invalid('Pod "x"', "spec.schedulingGates[0].name: Forbidden: only deletion is allowed, but found new scheduling gate 'a.b/c'"),
  },
  {
    name: 'a status with an address that is none', given,
    request: patch('merge', at(pod, 'status'), { status: { podIPs: [{ ip: 'home' }] } }),
    answer: invalid('Pod "x"', 'status.podIPs[0]: Invalid value: "home": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'),
  },
  {
    name: 'a status of a container that is not there', given,
    request: patch('merge', at(pod, 'status'), { status: { conditions: [{ type: 'a b', status: 'Perhaps' }] } }),
    answer: invalid('Pod "x"', `status.conditions[0].Type: Invalid value: "a b": ${qualifiedName}`),
  },
  {
    name: 'resources changed past the subresource', given,
    request: patch('strategic', at(pod), { spec: { containers: [{ name: 'c', resources: { limits: { cpu: '1' } } }] } }),
    answer: invalid('Pod "x"', 'spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)'),
  },
]
