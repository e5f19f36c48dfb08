import { creating, invalid, updating, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { subdomain } from '../texts.js'

const { ingress, ingressClass, ipAddress, networkPolicy, serviceCidr } = good
const backend = { service: { name: 's', port: { number: 80 } } }
const rule = (path: object): object => ({ '/spec/rules': [{ host: 'a.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend, ...path }] } }] })

/** Ingresses, network policies, ranges and addresses. */
export const networking: readonly BadInput[] = [
  {
    name: 'an ingress: nothing', request: creating(ingress, { '/spec': {} }),
    answer: invalid('Ingress.networking.k8s.io "x"', 'spec: Invalid value: null: either `defaultBackend` or `rules` must be specified'),
  },
  {
    name: 'an ingress: a host that is an address',
    request: creating(ingress, { '/spec/rules': [{ host: '10.0.0.1' }] }),
    answer: invalid('Ingress.networking.k8s.io "x"', 'spec.rules[0].host: Invalid value: "10.0.0.1": must be a DNS name, not an IP address'),
  },
  {
    name: 'an ingress: a host in capitals',
    request: creating(ingress, { '/spec/rules': [{ host: 'A.example.com' }] }),
    answer: invalid('Ingress.networking.k8s.io "x"', `spec.rules[0].host: Invalid value: "A.example.com": ${subdomain}`),
  },
  {
    name: 'an ingress: a star in the middle',
    request: creating(ingress, { '/spec/rules': [{ host: 'a.*.example.com' }] }),
    answer: invalid('Ingress.networking.k8s.io "x"', `spec.rules[0].host: Invalid value: "a.*.example.com": a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`),
  },
  {
    name: 'an ingress: no type of path', request: creating(ingress, { ...rule({ pathType: undefined }) }),
    answer: invalid('Ingress.networking.k8s.io "x"', 'spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified'),
  },
  {
    name: 'an ingress: an unknown type of path', request: creating(ingress, { ...rule({ pathType: 'Regex' }) }),
    answer: invalid('Ingress.networking.k8s.io "x"', 'spec.rules[0].http.paths[0].pathType: Unsupported value: "Regex": supported values: "Exact", "ImplementationSpecific", "Prefix"'),
  },
  {
    name: 'an ingress: a path that is not from the root', request: creating(ingress, { ...rule({ path: 'a' }) }),
    answer: invalid('Ingress.networking.k8s.io "x"', 'spec.rules[0].http.paths[0].path: Invalid value: "a": must be an absolute path'),
  },
  {
    name: 'an ingress: a path with two slashes', request: creating(ingress, { ...rule({ path: '/a//b' }) }),
    answer: invalid('Ingress.networking.k8s.io "x"', `spec.rules[0].http.paths[0].path: Invalid value: "/a//b": must not contain '//'`),
  },
  {
    name: 'an ingress: a backend of nothing', request: creating(ingress, { ...rule({ backend: {} }) }),
    answer: invalid('Ingress.networking.k8s.io "x"', 'spec.rules[0].http.paths[0].backend: Invalid value: "": resource or service backend is required'),
  },
  {
    name: 'an ingress: a port by name and number',
    request: creating(ingress, { '/spec/defaultBackend/service/port': { number: 80, name: 'http' } }),
    answer: invalid('Ingress.networking.k8s.io "x"', 'spec.defaultBackend: Invalid value: "": cannot set both port name & port number'),
  },
  {
    name: 'an ingress: a service and a resource',
    request: creating(ingress, { '/spec/defaultBackend/resource': { kind: 'Bucket', name: 'b' } }),
    answer: invalid('Ingress.networking.k8s.io "x"', 'spec.defaultBackend: Invalid value: "": cannot set both resource and service backends'),
  },
  {
    name: 'an ingress: a class of a bad name', request: creating(ingress, { '/spec/ingressClassName': 'A' }),
    answer: invalid('Ingress.networking.k8s.io "x"', `spec.ingressClassName: Invalid value: "A": ${subdomain}`),
  },
  {
    name: 'an ingress: a class said twice',
    request: creating(ingress, { '/spec/ingressClassName': 'a', '/metadata/annotations': { 'kubernetes.io/ingress.class': 'b' } }),
    answer: invalid('Ingress.networking.k8s.io "x"', 'annotations.kubernetes.io/ingress.class: Invalid value: "b": must match `ingressClassName` when both are specified'),
  },
  {
    name: 'an ingress: a secret of a bad name',
    request: creating(ingress, { '/spec/tls': [{ hosts: ['a_b'], secretName: 'A' }] }),
    answer: invalid(
      'Ingress.networking.k8s.io "x"',
      `spec.tls[0].hosts[0]: Invalid value: "a_b": ${subdomain}`,
      `spec.tls[0].secretName: Invalid value: "A": ${subdomain}`,
    ),
  },
  {
    name: 'a class: no controller', request: creating(ingressClass, { '/spec/controller': '' }),
    answer: invalid('IngressClass.networking.k8s.io "x"', 'spec.controller: Required value'),
  },
  {
    name: 'a class: a controller without domain', request: creating(ingressClass, { '/spec/controller': 'c' }),
    answer: invalid('IngressClass.networking.k8s.io "x"', 'spec.controller: Invalid value: "c": must be a domain-prefixed path (such as "acme.io/foo")'),
  },
  {
    name: 'a class: parameters of the cluster in a namespace',
    request: creating(ingressClass, { '/spec/parameters': { kind: 'P', name: 'p', scope: 'Cluster', namespace: 'default' } }),
    answer: invalid('IngressClass.networking.k8s.io "x"', "spec.parameters.namespace: Forbidden: `parameters.scope` is set to 'Cluster'"),
  },
  {
    name: 'a class: another controller', given: [creating(ingressClass)],
    request: updating(ingressClass, { '/spec/controller': 'example.com/d' }),
    answer: invalid('IngressClass.networking.k8s.io "x"', 'spec.controller: Invalid value: "example.com/d": field is immutable'),
  },
  {
    name: 'a policy: an unknown protocol and port',
    request: creating(networkPolicy, { '/spec/ingress': [{ ports: [{ protocol: 'ICMP', port: 70000 }] }] }),
    answer: invalid(
      'NetworkPolicy.networking.k8s.io "x"',
      'spec.ingress[0].ports[0].protocol: Unsupported value: "ICMP": supported values: "TCP", "UDP", "SCTP"',
      'spec.ingress[0].ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive',
    ),
  },
  {
    name: 'a policy: an end before the beginning',
    request: creating(networkPolicy, { '/spec/egress': [{ ports: [{ port: 80, endPort: 79 }] }] }),
    answer: invalid('NetworkPolicy.networking.k8s.io "x"', 'spec.egress[0].ports[0].endPort: Invalid value: 80: must be greater than or equal to `port`'),
  },
  {
    name: 'a policy: an end of a name',
    request: creating(networkPolicy, { '/spec/egress': [{ ports: [{ port: 'http', endPort: 80 }] }] }),
    answer: invalid('NetworkPolicy.networking.k8s.io "x"', 'spec.egress[0].ports[0].endPort: Invalid value: 80: may not be specified when `port` is non-numeric'),
  },
  {
    name: 'a policy: from nobody', request: creating(networkPolicy, { '/spec/ingress': [{ from: [{}] }] }),
    answer: invalid('NetworkPolicy.networking.k8s.io "x"', 'spec.ingress[0].from[0]: Required value: must specify a peer'),
  },
  {
    name: 'a policy: from pods and addresses',
    request: creating(networkPolicy, { '/spec/ingress': [{ from: [{ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }] }] }),
    answer: invalid('NetworkPolicy.networking.k8s.io "x"', 'spec.ingress[0].from[0]: Forbidden: may not specify both ipBlock and another peer'),
  },
  {
    name: 'a policy: a range that is none',
    request: creating(networkPolicy, { '/spec/ingress': [{ from: [{ ipBlock: { cidr: '10.0.0.1' } }] }] }),
    answer: invalid('NetworkPolicy.networking.k8s.io "x"', 'spec.ingress[0].from[0].ipBlock.cidr: Invalid value: "10.0.0.1": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'),
  },
  {
    name: 'a policy: all but what is outside',
    request: creating(networkPolicy, { '/spec/ingress': [{ from: [{ ipBlock: { cidr: '10.0.0.0/24', except: ['10.1.0.0/24'] } }] }] }),
    answer: invalid('NetworkPolicy.networking.k8s.io "x"', 'spec.ingress[0].from[0].ipBlock.except[0]: Invalid value: "10.1.0.0/24": must be a strict subset of `cidr`'),
  },
  {
    name: 'a policy: an unknown type', request: creating(networkPolicy, { '/spec/policyTypes': ['Sideways'] }),
    answer: invalid('NetworkPolicy.networking.k8s.io "x"', 'spec.policyTypes[0]: Unsupported value: "Sideways": supported values: "Ingress", "Egress"'),
  },
  {
    name: 'a range: no ranges', request: creating(serviceCidr, { '/spec/cidrs': [] }),
    answer: invalid('ServiceCIDR.networking.k8s.io "x"', 'spec.cidrs: Required value: at least one CIDR required'),
  },
  {
    name: 'a range: two of one family',
    request: creating(serviceCidr, { '/spec/cidrs': ['192.0.2.0/25', '192.0.2.128/25'] }),
    answer: invalid('ServiceCIDR.networking.k8s.io "x"', 'spec.cidrs: Invalid value: ["192.0.2.0/25","192.0.2.128/25"]: may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64'),
  },
  {
    name: 'a range: one that begins in its middle',
    request: creating(serviceCidr, { '/spec/cidrs': ['192.0.2.1/24'] }),
    answer: invalid('ServiceCIDR.networking.k8s.io "x"', 'spec.cidrs[0]: Invalid value: "192.0.2.1/24": must not have bits set beyond the prefix length'),
  },
  {
    name: 'an address: a name that is none', request: creating(ipAddress, { '/metadata/name': 'home' }),
    answer: invalid('IPAddress.networking.k8s.io "home"', 'metadata.name: Invalid value: "home": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'),
  },
  {
    name: 'an address: a name not as it is written',
    request: creating(ipAddress, { '/metadata/name': '2001:DB8::1' }),
    answer: invalid('IPAddress.networking.k8s.io "2001:DB8::1"', 'metadata.name: Invalid value: "2001:DB8::1": must be in canonical form ("2001:db8::1")'),
  },
  {
    name: 'an address: nobody’s', request: creating(ipAddress, { '/spec': {} }),
    answer: invalid('IPAddress.networking.k8s.io "192.0.2.1"', 'spec.parentRef: Required value'),
  },
]
