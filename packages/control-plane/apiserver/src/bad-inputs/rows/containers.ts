import { creating, invalid, type BadInput, type Request } from '../bad-input.js'
import { good } from '../good-objects.js'
import { configKey, label } from '../texts.js'

const { pod } = good
const container = (changes: object): Request => creating(pod, { '/spec/containers/0': { name: 'c', image: 'busybox', ...changes } })

/** What containers may not be. */
export const containers: readonly BadInput[] = [
  {
    name: 'no name and no image', request: creating(pod, { '/spec/containers/0': {} }),
    answer: invalid(
      'Pod "x"',
      'spec.containers[0].name: Required value',
      'spec.containers[0].image: Required value',
    ),
  },
  {
    name: 'a name in capitals', request: container({ name: 'C' }),
    answer: invalid('Pod "x"', `spec.containers[0].name: Invalid value: "C": ${label}`),
  },
  {
    name: 'an image with a space in front', request: container({ image: ' busybox' }),
    answer: invalid('Pod "x"', 'spec.containers[0].image: Invalid value: " busybox": must not have leading or trailing whitespace'),
  },
  {
    name: 'the same name twice', request: creating(pod, { '/spec/containers/1': { name: 'c', image: 'i' } }),
    answer: invalid('Pod "x"', 'spec.containers[1].name: Duplicate value: "c"'),
  },
  {
    name: 'the same name among those that go first',
    request: creating(pod, { '/spec/initContainers': [{ name: 'c', image: 'i' }] }),
    answer: invalid('Pod "x"', 'spec.initContainers[0].name: Duplicate value: "c"'),
  },
  {
    name: 'an unknown pull policy', request: container({ imagePullPolicy: 'Once' }),
    answer: invalid('Pod "x"', 'spec.containers[0].imagePullPolicy: Unsupported value: "Once": supported values: "Always", "IfNotPresent", "Never"'),
  },
  {
    name: 'an unknown place for the last message', request: container({ terminationMessagePolicy: 'Log' }),
    answer: invalid('Pod "x"', 'spec.containers[0].terminationMessagePolicy: Unsupported value: "Log": supported values: "File", "FallbackToLogsOnError"'),
  },
  {
    name: 'a port past the last', request: container({ ports: [{ containerPort: 65536 }] }),
    answer: invalid('Pod "x"', 'spec.containers[0].ports[0].containerPort: Invalid value: 65536: must be between 1 and 65535, inclusive'),
  },
  {
    name: 'no port', request: container({ ports: [{}] }),
    answer: invalid('Pod "x"', 'spec.containers[0].ports[0].containerPort: Required value'),
  },
  {
    name: 'an unknown protocol', request: container({ ports: [{ containerPort: 80, protocol: 'ICMP' }] }),
    answer: invalid('Pod "x"', 'spec.containers[0].ports[0].protocol: Unsupported value: "ICMP": supported values: "SCTP", "TCP", "UDP"'),
  },
  {
    name: 'a name of a port in capitals', request: container({ ports: [{ containerPort: 80, name: 'HTTP' }] }),
    answer: invalid(
      'Pod "x"',
      'spec.containers[0].ports[0].name: Invalid value: "HTTP": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
      'spec.containers[0].ports[0].name: Invalid value: "HTTP": must contain at least one letter (a-z)',
    ),
  },
  {
    name: 'a name of a port too long',
    request: container({ ports: [{ containerPort: 80, name: 'abcdefghijklmnop' }] }),
    answer: invalid('Pod "x"', 'spec.containers[0].ports[0].name: Invalid value: "abcdefghijklmnop": must be no more than 15 characters'),
  },
  {
    name: 'the same name of a port twice',
    request: container({ ports: [{ containerPort: 80, name: 'a' }, { containerPort: 81, name: 'a' }] }),
    answer: invalid('Pod "x"', 'spec.containers[0].ports[1].name: Duplicate value: "a"'),
  },
  {
    name: 'the same port of the host twice',
    request: container({ ports: [{ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 80 }] }),
    answer: invalid('Pod "x"', 'spec.containers[0].ports[1].hostPort: Duplicate value: "TCP//80"'),
  },
  {
    name: 'another port of the host in the host’s network',
    request: creating(pod, { '/spec/hostNetwork': true, '/spec/containers/0/ports': [{ containerPort: 80, hostPort: 81 }] }),
    answer: invalid('Pod "x"', 'spec.containers[0].ports[0].hostPort: Invalid value: 81: must match `containerPort` when `hostNetwork` is true'),
  },
  {
    name: 'a variable without name', request: container({ env: [{ value: 'a' }] }),
    answer: invalid('Pod "x"', 'spec.containers[0].env[0].name: Required value'),
  },
  {
    name: 'a variable with a bad name', request: container({ env: [{ name: 'a=b' }] }),
    answer: invalid('Pod "x"', `spec.containers[0].env[0].name: Invalid value: "a=b": a valid environment variable name must consist only of printable ASCII characters other than '='`),
  },
  {
    name: 'a variable with two values',
    request: container({ env: [{ name: 'A', value: 'a', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }),
    answer: invalid('Pod "x"', 'spec.containers[0].env[0].valueFrom: Invalid value: "": may not be specified when `value` is not empty'),
  },
  {
    name: 'a variable from nowhere', request: container({ env: [{ name: 'A', valueFrom: {} }] }),
    answer: invalid('Pod "x"', 'spec.containers[0].env[0].valueFrom: Invalid value: "": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`'),
  },
  {
    name: 'a variable from a field that is not there',
    request: container({ env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'spec.nope' } } }] }),
    answer: invalid('Pod "x"', 'spec.containers[0].env[0].valueFrom.fieldRef.fieldPath: Invalid value: "spec.nope": error converting fieldPath: field label not supported: spec.nope'),
  },
  {
    name: 'a variable from a resource nobody has',
    request: container({ env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.love' } } }] }),
    answer: invalid('Pod "x"', 'spec.containers[0].env[0].valueFrom.resourceFieldRef.resource: Unsupported value: "limits.love": supported values: "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory"'),
  },
  {
    name: 'a variable from a key that is none',
    request: container({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'a/b' } } }] }),
    answer: invalid('Pod "x"', `spec.containers[0].env[0].valueFrom.secretKeyRef.key: Invalid value: "a/b": ${configKey}`),
  },
  {
    name: 'variables from nowhere', request: container({ envFrom: [{}] }),
    answer: invalid('Pod "x"', 'spec.containers[0].envFrom: Invalid value: "": must specify one of: `configMapRef` or `secretRef`'),
  },
  {
    name: 'variables from two',
    request: container({ envFrom: [{ configMapRef: { name: 'a' }, secretRef: { name: 'b' } }] }),
    answer: invalid('Pod "x"', 'spec.containers[0].envFrom: Invalid value: "": may not have more than one field specified at a time'),
  },
]
