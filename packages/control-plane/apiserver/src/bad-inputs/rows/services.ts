import { at, creating, invalid, patch, type BadInput, type Request } from '../bad-input.js'
import { good } from '../good-objects.js'
import { label, labelValue, subdomain } from '../texts.js'

const { service } = good
const ports = (...list: object[]): Request => creating(service, { '/spec/ports': list })
const { path } = service

/** Services and their endpoints. */
export const services: readonly BadInput[] = [
  { name: 'no ports', request: ports(), answer: invalid('Service "x"', 'spec.ports: Required value') },
  {
    name: 'an unknown type', request: creating(service, { '/spec/type': 'Internal' }),
    answer: invalid('Service "x"', 'spec.type: Unsupported value: "Internal": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"'),
  },
  {
    name: 'two ports without names', request: ports({ port: 80 }, { port: 81 }),
    answer: invalid('Service "x"', 'spec.ports[0].name: Required value', 'spec.ports[1].name: Required value'),
  },
  {
    name: 'the same name twice', request: ports({ port: 80, name: 'a' }, { port: 81, name: 'a' }),
    answer: invalid('Service "x"', 'spec.ports[1].name: Duplicate value: "a"'),
  },
  {
    name: 'the same port twice', request: ports({ port: 80, name: 'a' }, { port: 80, name: 'b' }),
    answer: invalid('Service "x"', 'spec.ports[1]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,"Port":80,"TargetPort":0,"NodePort":0}'),
  },
  {
    name: 'a port past the last', request: ports({ port: 65536 }),
    answer: invalid(
      'Service "x"',
      'spec.ports[0].port: Invalid value: 65536: must be between 1 and 65535, inclusive',
      'spec.ports[0].targetPort: Invalid value: 65536: must be between 1 and 65535, inclusive',
    ),
  },
  {
    name: 'a target port past the last', request: ports({ port: 80, targetPort: 70000 }),
    answer: invalid('Service "x"', 'spec.ports[0].targetPort: Invalid value: 70000: must be between 1 and 65535, inclusive'),
  },
  {
    name: 'a target port of a bad name', request: ports({ port: 80, targetPort: 'http_1' }),
    answer: invalid('Service "x"', 'spec.ports[0].targetPort: Invalid value: "http_1": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'),
  },
  {
    name: 'an unknown protocol', request: ports({ port: 80, protocol: 'tcp' }),
    answer: invalid('Service "x"', 'spec.ports[0].protocol: Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP"'),
  },
  {
    name: 'a name in capitals', request: ports({ port: 80, name: 'A' }),
    answer: invalid('Service "x"', `spec.ports[0].name: Invalid value: "A": ${label}`),
  },
  {
    name: 'a node port without the type', request: ports({ port: 80, nodePort: 30080 }),
    answer: invalid('Service "x"', "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'"),
  },
  {
    name: 'a node port out of range',
    request: creating(service, { '/spec/type': 'NodePort', '/spec/ports/0/nodePort': 80 }),
    answer: invalid('Service "x"', 'spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767'),
  },
  {
    name: 'a node port that is taken',
    given: [creating(service, { '/spec/type': 'NodePort', '/spec/ports/0/nodePort': 30080 })],
    request: creating(service, { '/metadata/name': 'y', '/spec/type': 'NodePort', '/spec/ports/0/nodePort': 30080 }),
    answer: invalid('Service "y"', 'spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated'),
  },
  {
    name: 'an address out of range', request: creating(service, { '/spec/clusterIP': '192.0.2.1' }),
    answer: invalid('Service "x"', 'spec.clusterIPs: Invalid value: ["192.0.2.1"]: failed to allocate IP 192.0.2.1: the provided network does not match the current range'),
  },
  {
    name: 'an address that is none', request: creating(service, { '/spec/clusterIP': 'home' }),
    answer: invalid('Service "x"', 'spec.clusterIPs[0]: Invalid value: "home": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'),
  },
  {
    name: 'an address that is taken', given: [creating(service, { '/spec/clusterIP': '10.96.0.77' })],
    request: creating(service, { '/metadata/name': 'y', '/spec/clusterIP': '10.96.0.77' }),
    answer: invalid('Service "y"', 'spec.clusterIPs: Invalid value: ["10.96.0.77"]: failed to allocate IP 10.96.0.77: provided IP is already allocated'),
  },
  {
    name: 'no address but a node port',
    request: creating(service, { '/spec/clusterIP': 'None', '/spec/type': 'NodePort' }),
    answer: invalid('Service "x"', `spec.clusterIPs[0]: Invalid value: "None": may not be set to 'None' for NodePort services`),
  },
  {
    name: 'a name outside that is missing', request: creating(service, { '/spec/type': 'ExternalName' }),
    answer: invalid('Service "x"', 'spec.externalName: Required value'),
  },
  {
    name: 'a name outside that is none',
    request: creating(service, { '/spec/type': 'ExternalName', '/spec/externalName': 'a_b' }),
    answer: invalid('Service "x"', `spec.externalName: Invalid value: "a_b": ${subdomain}`),
  },
  {
    name: 'an unknown affinity', request: creating(service, { '/spec/sessionAffinity': 'Cookie' }),
    answer: invalid('Service "x"', 'spec.sessionAffinity: Unsupported value: "Cookie": supported values: "ClientIP", "None"'),
  },
  {
    name: 'an affinity that lasts too long',
    request: creating(service, { '/spec/sessionAffinity': 'ClientIP', '/spec/sessionAffinityConfig': { clientIP: { timeoutSeconds: 86401 } } }),
    answer: invalid('Service "x"', 'spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 86401: must be greater than 0 and less than 86400'),
  },
  {
    name: 'local traffic without a way in', request: creating(service, { '/spec/externalTrafficPolicy': 'Local' }),
    answer: invalid('Service "x"', 'spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services'),
  },
  {
    name: 'an unknown policy inside', request: creating(service, { '/spec/internalTrafficPolicy': 'Nearby' }),
    answer: invalid('Service "x"', 'spec.internalTrafficPolicy: Unsupported value: "Nearby": supported values: "Cluster", "Local"'),
  },
  {
    name: 'addresses outside that are none',
    request: creating(service, { '/spec/externalIPs': ['127.0.0.1', 'home'] }),
    answer: invalid(
      'Service "x"',
      'spec.externalIPs[0]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
      'spec.externalIPs[1]: Invalid value: "home": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    ),
  },
  {
    name: 'sources that are no ranges',
    request: creating(service, { '/spec/type': 'LoadBalancer', '/spec/loadBalancerSourceRanges': ['10.0.0.1'] }),
    answer: invalid('Service "x"', 'spec.LoadBalancerSourceRanges[0]: Invalid value: "10.0.0.1": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'),
  },
  {
    name: 'an unknown family', request: creating(service, { '/spec/ipFamilies': ['IPv5'] }),
    answer: invalid('Service "x"', 'spec.ipFamilies[0]: Unsupported value: "IPv5": supported values: "IPv4", "IPv6"'),
  },
  {
    name: 'two families of one',
    request: creating(service, { '/spec/ipFamilyPolicy': 'SingleStack', '/spec/ipFamilies': ['IPv4', 'IPv6'] }),
    answer: invalid('Service "x"', `spec.ipFamilyPolicy: Invalid value: "SingleStack": must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified`),
  },
  {
    name: 'two families where there is one',
    request: creating(service, { '/spec/ipFamilyPolicy': 'RequireDualStack' }),
    answer: invalid('Service "x"', 'spec.ipFamilyPolicy: Invalid value: "RequireDualStack": this cluster is not configured for dual-stack services'),
  },
  {
    name: 'a class of balancers without one',
    request: creating(service, { '/spec/loadBalancerClass': 'example.com/lb' }),
    answer: invalid('Service "x"', "spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'"),
  },
  {
    name: 'an unknown distribution', request: creating(service, { '/spec/trafficDistribution': 'Fair' }),
    answer: invalid('Service "x"', 'spec.trafficDistribution: Unsupported value: "Fair": supported values: "PreferClose", "PreferSameZone", "PreferSameNode"'),
  },
  {
    name: 'a selector with a bad value', request: creating(service, { '/spec/selector': { a: '-' } }),
    answer: invalid('Service "x"', `spec.selector: Invalid value: "-": ${labelValue}`),
  },
  {
    name: 'another address', given: [creating(service, { '/spec/clusterIP': '10.96.0.77' })],
    request: patch('merge', at(service), { spec: { clusterIP: '10.96.0.78', clusterIPs: ['10.96.0.78'] } }),
    answer: invalid('Service "x"', 'spec.clusterIPs[0]: Invalid value: ["10.96.0.78"]: may not change once set'),
  },
  {
    name: 'another class of balancers',
    given: [creating(service, { '/spec/type': 'LoadBalancer', '/spec/loadBalancerClass': 'example.com/a' })],
    request: patch('merge', at(service), { spec: { loadBalancerClass: 'example.com/b' } }),
    answer: invalid('Service "x"', 'spec.loadBalancerClass: Invalid value: "example.com/b": may not change once set'),
  },
  {
    name: 'a status with an address that is none', given: [creating(service, { '/spec/type': 'LoadBalancer' })],
    request: patch('merge', at(service, 'status'), { status: { loadBalancer: { ingress: [{ ip: 'home' }] } } }),
    answer: invalid('Service "x"', 'status.loadBalancer.ingress[0].ip: Invalid value: "home": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'),
  },
  {
    name: 'a status of what no balancer serves', given: [creating(service)],
    request: patch('merge', `${path}/x/status`, { status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } } }),
    answer: invalid('Service "x"', "status.loadBalancer.ingress: Forbidden: may only be used when `spec.type` is 'LoadBalancer'"),
  },
]
