import { at, badRequest, creating, get, invalid, patch, post, refused, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'

const { pod, budget, node } = good
const aPod = [creating(pod)]
const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'x' } }
const scheduled = [creating(pod, { '/spec/nodeName': 'n1' })]

/** Binding, eviction, ephemeral containers, logs and proxies of pods. */
export const podSubresources: readonly BadInput[] = [
  {
    name: 'binding: to nothing', given: aPod,
    request: post(at(pod, 'binding'), { metadata: { name: 'x' }, target: {} }),
    answer: refused(500, '', 'target.name: Required value'),
  },
  {
    name: 'binding: to a pod', given: aPod,
    request: post(at(pod, 'binding'), { metadata: { name: 'x' }, target: { kind: 'Pod', name: 'n' } }),
    answer: refused(500, '', 'target.kind: Unsupported value: "Pod": supported values: "Node", "<empty>"'),
  },
  {
    name: 'binding: another name', given: aPod,
    request: post(at(pod, 'binding'), { metadata: { name: 'y' }, target: { kind: 'Node', name: 'n' } }),
    answer: badRequest('name in URL does not match name in Binding object'),
  },
  {
    name: 'binding: of what is not there',
    request: post(at(pod, 'binding'), { metadata: { name: 'x' }, target: { kind: 'Node', name: 'n' } }),
    answer: refused(404, 'NotFound', 'pods "x" not found'),
  },
  {
    name: 'binding: of what is bound', given: scheduled,
    request: post(at(pod, 'binding'), { metadata: { name: 'x' }, target: { kind: 'Node', name: 'n2' } }),
    answer: refused(409, 'Conflict', 'Operation cannot be fulfilled on pods/binding "x": pod x is already assigned to node "n1"'),
  },
  {
    name: 'eviction: of what is not there', request: post(at(pod, 'eviction'), eviction),
    answer: refused(404, 'NotFound', 'pods "x" not found'),
  },
  {
    name: 'eviction: of another name', given: aPod,
    request: post(at(pod, 'eviction'), { ...eviction, metadata: { name: 'y' } }),
    answer: badRequest('name in URL does not match name in Eviction object'),
  },
  {
    name: 'eviction: an unknown propagation', given: aPod,
    request: post(at(pod, 'eviction'), { ...eviction, deleteOptions: { dryRun: ['Nope'] } }),
    answer: invalid('DeleteOptions.meta.k8s.io ""', 'dryRun: Unsupported value: ["Nope"]: supported values: "All"'),
  },
  {
    name: 'eviction: a budget nobody has counted',
    given: [...scheduled, patch('merge', at(pod, 'status'), { status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] } }), creating(budget)],
    request: post(at(pod, 'eviction'), eviction),
    answer: refused(
      429, 'TooManyRequests',
      "Cannot evict pod as it would violate the pod's disruption budget.",
      ['DisruptionBudget', '', 'The disruption budget x is still being processed by the server.'],
    ),
  },
  {
    name: 'eviction: a budget that allows none',
    given: [...scheduled, patch('merge', at(pod, 'status'), { status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] } }), creating(budget), patch('merge', at(budget, 'status'), { status: { observedGeneration: 1, currentHealthy: 1, desiredHealthy: 1, expectedPods: 1, disruptionsAllowed: 0 } })],
    request: post(at(pod, 'eviction'), eviction),
    answer: refused(
      429, 'TooManyRequests',
      "Cannot evict pod as it would violate the pod's disruption budget.",
      ['DisruptionBudget', '', 'The disruption budget x needs 1 healthy pods and has 1 currently'],
    ),
  },
  {
    name: 'ephemeral containers: a change of another', given: aPod,
    request: patch('strategic', at(pod, 'ephemeralcontainers'), { spec: { ephemeralContainers: [{ name: 'c', image: 'i' }] } }),
    answer: invalid('Pod "x"', 'spec.ephemeralContainers[0].name: Duplicate value: "c"'),
  },
  {
    name: 'ephemeral containers: with ports', given: aPod,
    request: patch('strategic', at(pod, 'ephemeralcontainers'), { spec: { ephemeralContainers: [{ name: 'd', image: 'i', ports: [{ containerPort: 80 }] }] } }),
    answer: invalid('Pod "x"', 'spec.ephemeralContainers[0].ports: Forbidden: cannot be set for an Ephemeral Container'),
  },
  {
    name: 'ephemeral containers: for one that is not there', given: aPod,
    request: patch('strategic', at(pod, 'ephemeralcontainers'), { spec: { ephemeralContainers: [{ name: 'd', image: 'i', targetContainerName: 'none' }] } }),
    answer: invalid('Pod "x"', 'spec.ephemeralContainers[0].targetContainerName: Not found: "none"'),
  },
  {
    name: 'log: of what is not there', request: get(at(pod, 'log')),
    answer: refused(404, 'NotFound', 'pods "x" not found'),
  },
  {
    name: 'log: of a container that is not there', given: aPod, request: get(`${at(pod, 'log')}?container=none`),
    answer: badRequest('container none is not valid for pod x'),
  },
  {
    name: 'log: of one of two', given: [creating(pod, { '/spec/containers/1': { name: 'd', image: 'i' } })],
    request: get(at(pod, 'log')),
    answer: badRequest('a container name must be specified for pod x, choose one of: [c d]'),
  },
  {
    name: 'log: lines below zero', given: aPod, request: get(`${at(pod, 'log')}?tailLines=-1&limitBytes=0`),
    answer: invalid(
      'PodLogOptions "x"',
      'tailLines: Invalid value: -1: must be greater than or equal to 0',
      'limitBytes: Invalid value: 0: must be greater than 0',
    ),
  },
  {
    name: 'log: since twice', given: aPod,
    request: get(`${at(pod, 'log')}?sinceSeconds=5&sinceTime=2024-01-01T00:00:00Z`),
    answer: invalid('PodLogOptions "x"', '[]: Forbidden: at most one of `sinceTime` or `sinceSeconds` may be specified'),
  },
  {
    name: 'proxy: to a pod that is not there', request: get(at(pod, 'proxy')),
    answer: refused(404, 'NotFound', 'pods "x" not found'),
  },
  {
    name: 'proxy: to a service that is not there', request: get('/api/v1/namespaces/default/services/none/proxy/'),
    answer: refused(404, 'NotFound', 'services "none" not found'),
  },
  {
    name: 'proxy: to a pod without address', given: aPod, request: get(at(pod, 'proxy/')),
    answer: badRequest('address not allowed'),
  },
  {
    name: 'proxy: to a node that is not there', request: get(at(node, 'proxy/')),
    answer: refused(404, 'NotFound', 'nodes "x" not found'),
  },
]
