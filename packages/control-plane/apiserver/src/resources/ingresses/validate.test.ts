import { expect, it } from 'vitest'
import { changeComplaints, complaints } from '../../testing/complaints.js'
import { ingressclasses } from '../ingressclasses/ingressclasses.js'
import { ipaddresses } from '../ipaddresses/ipaddresses.js'
import { networkpolicies } from '../networkpolicies/networkpolicies.js'
import { servicecidrs } from '../servicecidrs/servicecidrs.js'
import { ingresses } from './ingresses.js'

const service = { name: 'web', port: { number: 80 } }
const at = 'spec.rules[0].http.paths[0]'

function rule(path: object, host?: string): object {
  const one = { path: '/', pathType: 'Prefix', backend: { service }, ...path }
  return { spec: { rules: [{ ...(host === undefined ? {} : { host }), http: { paths: [one] } }] } }
}

const bad: readonly (readonly [object, readonly string[]])[] = [
  [rule({}), []],
  [rule({}, '*.example.com'), []],
  [{ spec: {} }, ['spec: Invalid value: null: either `defaultBackend` or `rules` must be specified']],
  [rule({ path: 'x' }), [`${at}.path: Invalid value: "x": must be an absolute path`]],
  [rule({ path: '/a//b/..' }), [
    `${at}.path: Invalid value: "/a//b/..": must not contain '//'`,
    `${at}.path: Invalid value: "/a//b/..": cannot end with '/..'`,
  ]],
  [rule({ pathType: 'X' }), [`${at}.pathType: Unsupported value: "X": supported values: "Exact", "ImplementationSpecific", "Prefix"`]],
  [rule({ backend: {} }), [`${at}.backend: Invalid value: "": resource or service backend is required`]],
  [rule({ backend: { service: { name: 'a', port: {} } } }), [`${at}.backend: Required value: port name or number is required`]],
  [rule({ backend: { service, resource: { kind: 'K', name: 'n' } } }), [
    `${at}.backend: Invalid value: "": cannot set both resource and service backends`,
  ]],
  [rule({ backend: { service: { name: 'a', port: { number: 70000 } } } }), [
    `${at}.backend.service.port.number: Invalid value: 70000: must be between 1 and 65535, inclusive`,
  ]],
]

it.each(bad)('ingress %#', (object, expected) => expect(complaints(ingresses, object)).toEqual(expected))

it('bears a rule of a wildcard host that was wrong before', () => {
  expect(changeComplaints(ingresses, rule({ path: 'y' }, '*.a.io'), rule({ path: 'x' }, '*.a.io'))).toEqual([])
  expect(changeComplaints(ingresses, rule({ path: 'y' }, '*.a.io'), rule({}, '*.a.io'))).toHaveLength(1)
})

it('classes', () => {
  const parameters = { kind: 'K', name: 'n' }
  expect(complaints(ingressclasses, { spec: { controller: 'a.io/b', parameters } })).toEqual([])
  expect(complaints(ingressclasses, { spec: { controller: 'x', parameters: { ...parameters, scope: 'Namespace' } } })).toEqual([
    'spec.controller: Invalid value: "x": must be a domain-prefixed path (such as "acme.io/foo")',
    "spec.parameters.namespace: Required value: `parameters.scope` is set to 'Namespace'",
  ])
  expect(changeComplaints(ingressclasses, { spec: { controller: 'a.io/c' } }, { spec: { controller: 'a.io/b' } })).toEqual([
    'spec.controller: Invalid value: "a.io/c": field is immutable',
  ])
})

const from = 'spec.ingress[0].from[0]'
const peers: readonly (readonly [object, readonly string[]])[] = [
  [{ podSelector: {} }, []],
  [{}, [`${from}: Required value: must specify a peer`]],
  [{ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }, [`${from}: Forbidden: may not specify both ipBlock and another peer`]],
  [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }, []],
  [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/8', 'x'] } }, [
    `${from}.ipBlock.except[0]: Invalid value: "10.0.0.0/8": must be a strict subset of \`cidr\``,
    `${from}.ipBlock.except[1]: Invalid value: "x": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)`,
  ]],
]

it.each(peers)('peer %#', (peer, expected) => {
  expect(complaints(networkpolicies, { spec: { podSelector: {}, ingress: [{ from: [peer] }] } })).toEqual(expected)
})

it('ports of a policy', () => {
  const ports = [{ port: 'http', endPort: 5 }, { endPort: 5 }, { port: 9, endPort: 8 }]
  expect(complaints(networkpolicies, { spec: { podSelector: {}, ingress: [{ ports }] } })).toEqual([
    'spec.ingress[0].ports[0].endPort: Invalid value: 5: may not be specified when `port` is non-numeric',
    'spec.ingress[0].ports[1].endPort: Invalid value: 5: may not be specified when `port` is not specified',
    'spec.ingress[0].ports[2].endPort: Invalid value: 9: must be greater than or equal to `port`',
  ])
})

it('addresses and ranges', () => {
  expect(ipaddresses.nameRule?.('FD00::1', false)).toEqual(['must be in canonical form ("fd00::1")'])
  expect(ipaddresses.nameRule?.('::ffff:1.2.3.4', false)).toEqual(['must not be an IPv4-mapped IPv6 address'])
  expect(complaints(ipaddresses, { spec: {} })).toEqual(['spec.parentRef: Required value'])
  const ranges = (...cidrs: string[]): object => ({ spec: { cidrs } })
  expect(complaints(servicecidrs, ranges('10.0.0.1/8'))).toEqual([
    'spec.cidrs[0]: Invalid value: "10.0.0.1/8": must not have bits set beyond the prefix length',
  ])
  expect(complaints(servicecidrs, ranges('10.0.0.0/8', '11.0.0.0/8'))).toHaveLength(1)
  expect(changeComplaints(servicecidrs, ranges('10.0.0.0/8', 'fd00::/64'), ranges('10.0.0.0/8'))).toEqual([])
  expect(changeComplaints(servicecidrs, ranges('11.0.0.0/8'), ranges('10.0.0.0/8'))).toEqual([
    'spec.cidrs[0]: Invalid value: "11.0.0.0/8": field is immutable',
  ])
})
