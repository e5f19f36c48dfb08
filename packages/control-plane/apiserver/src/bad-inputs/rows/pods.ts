import { badRequest, creating, invalid, refused, remove, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { qualifiedName, subdomain } from '../texts.js'

const { pod } = good
const given = [creating(pod)]

/** What pods may not be. */
export const podRows: readonly BadInput[] = [
  {
    name: 'no spec', request: creating(pod, { '/spec': undefined }),
    answer: invalid('Pod "x"', 'spec.containers: Required value'),
  },
  {
    name: 'no containers', request: creating(pod, { '/spec/containers': [] }),
    answer: invalid('Pod "x"', 'spec.containers: Required value'),
  },
  {
    name: 'an unknown restart policy', request: creating(pod, { '/spec/restartPolicy': 'Sometimes' }),
    answer: invalid('Pod "x"', 'spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"'),
  },
  {
    name: 'an unknown DNS policy', request: creating(pod, { '/spec/dnsPolicy': 'Mine' }),
    answer: invalid('Pod "x"', 'spec.dnsPolicy: Unsupported value: "Mine": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"'),
  },
  {
    name: 'no DNS policy and no servers', request: creating(pod, { '/spec/dnsPolicy': 'None' }),
    answer: invalid('Pod "x"', 'spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None'),
  },
  {
    name: 'too many name servers',
    request: creating(pod, { '/spec/dnsConfig': { nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'] } }),
    answer: invalid('Pod "x"', 'spec.dnsConfig.nameservers: Invalid value: ["1.1.1.1","1.1.1.2","1.1.1.3","1.1.1.4"]: must not have more than 3 nameservers'),
  },
  {
    name: 'a grace below zero',
    request: creating(pod, { '/spec/terminationGracePeriodSeconds': -5, '/spec/activeDeadlineSeconds': 0 }),
    answer: invalid('Pod "x"', 'spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive'),
  },
  {
    name: 'a host name with a dot', request: creating(pod, { '/spec/hostname': 'a.b', '/spec/subdomain': 'c.d' }),
    answer: invalid(
      'Pod "x"',
      'spec.hostname: Invalid value: "a.b": must not contain dots',
      'spec.subdomain: Invalid value: "c.d": must not contain dots',
    ),
  },
  {
    name: 'an account of a bad name', request: creating(pod, { '/spec/serviceAccountName': 'A' }),
    answer: invalid('Pod "x"', `spec.serviceAccountName: Invalid value: "A": ${subdomain}`),
  },
  {
    name: 'an alias of a host that is no address',
    request: creating(pod, { '/spec/hostAliases': [{ ip: 'home', hostnames: ['a_b'] }] }),
    answer: invalid(
      'Pod "x"',
      'spec.hostAliases[0].ip: Invalid value: "home": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      `spec.hostAliases[0].hostnames[0]: Invalid value: "a_b": ${subdomain}`,
    ),
  },
  {
    name: 'a gate of readiness of a bad name',
    request: creating(pod, { '/spec/readinessGates': [{ conditionType: 'a b' }] }),
    answer: invalid('Pod "x"', `spec.readinessGates[0].conditionType: Invalid value: "a b": ${qualifiedName}`),
  },
  {
    name: 'users below zero',
    request: creating(pod, { '/spec/securityContext': { runAsUser: -1, fsGroup: -1, supplementalGroups: [-1] } }),
    answer: invalid(
      'Pod "x"',
      'spec.securityContext.fsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive',
      'spec.securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive',
      'spec.securityContext.supplementalGroups[0]: Invalid value: -1: must be between 0 and 2147483647, inclusive',
    ),
  },
  {
    name: 'a kernel setting of a bad name',
    request: creating(pod, { '/spec/securityContext': { sysctls: [{ name: 'A!', value: '1' }] } }),
    answer: invalid('Pod "x"', 'spec.securityContext.sysctls[0].name: Invalid value: "A!": must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$'),
  },
  {
    name: 'a seccomp profile without its file',
    request: creating(pod, { '/spec/securityContext': { seccompProfile: { type: 'Localhost' } } }),
    answer: invalid('Pod "x"', 'spec.securityContext.seccompProfile.localhostProfile: Required value: must be set when seccomp type is Localhost'),
  },
  {
    name: 'an unknown operating system', request: creating(pod, { '/spec/os': { name: 'plan9' } }),
    answer: invalid('Pod "x"', 'spec.os: Unsupported value: "plan9": supported values: "linux", "windows"'),
  },
  {
    name: 'windows with what is of linux',
    request: creating(pod, { '/spec/os': { name: 'windows' }, '/spec/hostPID': true, '/spec/securityContext': { runAsUser: 1 } }),
    answer: invalid(
      'Pod "x"',
      'spec.hostPID: Forbidden: cannot be set for a windows pod',
      'spec.securityContext.runAsUser: Forbidden: cannot be set for a windows pod',
    ),
  },
  {
    name: 'a class of runtimes that is not there', request: creating(pod, { '/spec/runtimeClassName': 'none' }),
    answer: refused(403, 'Forbidden', 'pods "x" is forbidden: pod rejected: RuntimeClass "none" not found'),
  },
  {
    name: 'an ephemeral container from the start',
    request: creating(pod, { '/spec/ephemeralContainers': [{ name: 'd', image: 'i' }] }),
    answer: invalid('Pod "x"', 'spec.ephemeralContainers: Forbidden: cannot be set on create'),
  },
  {
    name: 'a claim of a device that is said twice',
    request: creating(pod, { '/spec/resourceClaims': [{ name: 'a', resourceClaimName: 'x' }, { name: 'a' }] }),
    answer: invalid(
      'Pod "x"',
      'spec.resourceClaims[1].name: Duplicate value: "a"',
      'spec.resourceClaims[1]: Invalid value: {"Name":"a","ResourceClaimName":null,"ResourceClaimTemplateName":null}: must specify one of: `resourceClaimName`, `resourceClaimTemplateName`',
    ),
  },
  {
    name: 'resources of the whole pod below those of a container',
    request: creating(pod, { '/spec/resources': { requests: { cpu: '1' }, limits: { cpu: '500m' } } }),
    answer: invalid('Pod "x"', 'spec.resources.requests: Invalid value: "1": must be less than or equal to cpu limit of 500m'),
  },
  {
    name: 'deleting many by a bad selector', given, request: remove(`${pod.path}?fieldSelector=spec.image%3Dx`),
    answer: badRequest('field label not supported: spec.image'),
  },
]
