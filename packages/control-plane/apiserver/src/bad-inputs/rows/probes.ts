import { creating, invalid, type BadInput, type Request } from '../bad-input.js'
import { good } from '../good-objects.js'

const { pod } = good
const container = (changes: object): Request => creating(pod, { '/spec/containers/0': { name: 'c', image: 'busybox', ...changes } })

/** Resources, probes, hooks and security of containers. */
export const probes: readonly BadInput[] = [
  {
    name: 'a request above the limit',
    request: container({ resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } }),
    answer: invalid('Pod "x"', 'spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1'),
  },
  {
    name: 'an amount below zero', request: container({ resources: { limits: { memory: '-1' } } }),
    answer: invalid(
      'Pod "x"',
      'spec.containers[0].resources.limits[memory]: Invalid value: "-1": must be greater than or equal to 0',
      'spec.containers[0].resources.requests[memory]: Invalid value: "-1": must be greater than or equal to 0',
    ),
  },
  {
    name: 'an unknown resource', request: container({ resources: { limits: { love: '1' } } }),
    answer: invalid(
      'Pod "x"',
      'spec.containers[0].resources.limits[love]: Invalid value: "love": must be a standard resource type or fully qualified',
      'spec.containers[0].resources.limits[love]: Invalid value: "love": must be a standard resource for containers',
      'spec.containers[0].resources.requests[love]: Invalid value: "love": must be a standard resource type or fully qualified',
      'spec.containers[0].resources.requests[love]: Invalid value: "love": must be a standard resource for containers',
    ),
  },
  {
    name: 'half of what comes in wholes',
    request: container({ resources: { limits: { 'example.com/gpu': '500m' } } }),
    answer: invalid(
      'Pod "x"',
      'spec.containers[0].resources.limits[example.com/gpu]: Invalid value: "500m": must be an integer',
      'spec.containers[0].resources.requests[example.com/gpu]: Invalid value: "500m": must be an integer',
    ),
  },
  {
    name: 'large pages without processor and memory',
    request: container({ resources: { limits: { 'hugepages-2Mi': '2Mi' } } }),
    answer: invalid('Pod "x"', 'spec.containers[0].resources: Forbidden: HugePages require cpu or memory'),
  },
  {
    name: 'a claim of a device that is not there',
    request: container({ resources: { claims: [{ name: 'none' }] } }),
    answer: invalid('Pod "x"', 'spec.containers[0].resources.claims[0]: Not found: "none": must be one of the names in pod.spec.resourceClaims which is empty'),
  },
  {
    name: 'an unknown policy of resizing',
    request: container({ resizePolicy: [{ resourceName: 'disk', restartPolicy: 'Never' }] }),
    answer: invalid(
      'Pod "x"',
      'spec.containers[0].resizePolicy: Unsupported value: "disk": supported values: "cpu", "memory"',
      'spec.containers[0].resizePolicy: Unsupported value: "Never": supported values: "NotRequired", "RestartContainer"',
    ),
  },
  {
    name: 'a probe of nothing', request: container({ livenessProbe: {} }),
    answer: invalid('Pod "x"', 'spec.containers[0].livenessProbe: Required value: must specify a handler type'),
  },
  {
    name: 'a probe of two things',
    request: container({ livenessProbe: { exec: { command: ['a'] }, tcpSocket: { port: 80 } } }),
    answer: invalid('Pod "x"', 'spec.containers[0].livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type'),
  },
  {
    name: 'a probe of a bad port and path',
    request: container({ livenessProbe: { httpGet: { port: 0, path: '', scheme: 'FTP' } } }),
    answer: invalid(
      'Pod "x"',
      'spec.containers[0].livenessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive',
      'spec.containers[0].livenessProbe.httpGet.scheme: Unsupported value: "FTP": supported values: "HTTP", "HTTPS"',
    ),
  },
  {
    name: 'a probe of a bad port name', request: container({ readinessProbe: { tcpSocket: { port: 'http_1' } } }),
    answer: invalid('Pod "x"', 'spec.containers[0].readinessProbe.tcpSocket.port: Invalid value: "http_1": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'),
  },
  {
    name: 'a probe of times below zero',
    request: container({ readinessProbe: { exec: { command: ['a'] }, periodSeconds: -1, timeoutSeconds: -1, initialDelaySeconds: -1 } }),
    answer: invalid(
      'Pod "x"',
      'spec.containers[0].readinessProbe.initialDelaySeconds: Invalid value: -1: must be greater than or equal to 0',
      'spec.containers[0].readinessProbe.timeoutSeconds: Invalid value: -1: must be greater than or equal to 0',
      'spec.containers[0].readinessProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0',
    ),
  },
  {
    name: 'a probe of life that must succeed twice',
    request: container({ livenessProbe: { exec: { command: ['a'] }, successThreshold: 2 } }),
    answer: invalid('Pod "x"', 'spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1'),
  },
  {
    name: 'a probe of readiness with a grace',
    request: container({ readinessProbe: { exec: { command: ['a'] }, terminationGracePeriodSeconds: 5 } }),
    answer: invalid('Pod "x"', 'spec.containers[0].readinessProbe.terminationGracePeriodSeconds: Invalid value: 5: must not be set for readinessProbes'),
  },
  {
    name: 'a probe over gRPC of no port', request: container({ startupProbe: { grpc: { port: 0 } } }),
    answer: invalid('Pod "x"', 'spec.containers[0].startupProbe.grpc.port: Invalid value: 0: must be between 1 and 65535, inclusive'),
  },
  {
    name: 'a probe with a bad header',
    request: container({ livenessProbe: { httpGet: { port: 80, path: '/', httpHeaders: [{ name: 'a b', value: 'c' }] } } }),
    answer: invalid('Pod "x"', `spec.containers[0].livenessProbe.httpGet.httpHeaders: Invalid value: "a b": a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')`),
  },
  {
    name: 'a hook that does nothing', request: container({ lifecycle: { preStop: {} } }),
    answer: invalid('Pod "x"', 'spec.containers[0].lifecycle.preStop: Required value: must specify a handler type'),
  },
  {
    name: 'a hook that sleeps too long',
    request: container({ lifecycle: { preStop: { sleep: { seconds: 100 } } } }),
    answer: invalid('Pod "x"', 'spec.containers[0].lifecycle.preStop.sleep: Invalid value: 100: must be non-negative and less than terminationGracePeriodSeconds (30)'),
  },
  {
    name: 'an unknown mount of proc', request: container({ securityContext: { procMount: 'Half' } }),
    answer: invalid('Pod "x"', 'spec.containers[0].securityContext.procMount: Unsupported value: "Half": supported values: "Default", "Unmasked"'),
  },
  {
    name: 'one that goes first, with hooks and probes',
    request: creating(pod, { '/spec/initContainers': [{ name: 'i', image: 'i', lifecycle: { preStop: { exec: { command: ['a'] } } }, readinessProbe: { exec: { command: ['a'] } } }] }),
    answer: invalid(
      'Pod "x"',
      'spec.initContainers[0].lifecycle: Forbidden: may not be set for init containers without restartPolicy=Always',
      'spec.initContainers[0].readinessProbe: Forbidden: may not be set for init containers without restartPolicy=Always',
    ),
  },
  
]
