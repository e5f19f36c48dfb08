import {
  Cidr,
  field,
  FieldPath,
  isPortNumber,
  isValidCIDR,
  isValidPortName,
  nameIsDNSSubdomain,
  validateLabelSelector,
  validateObjectMeta,
  type networkingv1,
} from '@orrery/api'
import { blocksOf } from './blocks-of.js'
import { byRule, each, none, optionalOneOf, type Errors } from '../validation/checks.js'

type Peer = networkingv1.NetworkPolicyPeer
type Port = networkingv1.NetworkPolicyPort

const path = FieldPath.root('spec')
const policyTypes = ['Ingress', 'Egress']
/** Blocks that an update finds there: how they are written is not looked at again. */
type Known = ReadonlySet<string>

const nonNumeric = 'may not be specified when `port` is non-numeric'

function validateEndPort({ port, endPort }: Port, at: FieldPath): Errors {
  if (endPort === undefined) return none
  if (port === undefined) return [field.invalid(at, endPort, 'may not be specified when `port` is not specified')]
  if (typeof port === 'string') return [field.invalid(at, endPort, nonNumeric)]
  return [
    ...(endPort < port ? [field.invalid(at, port, 'must be greater than or equal to `port`')] : none),
    ...isPortNumber(endPort).map((detail) => field.invalid(at, endPort, detail)),
  ]
}

function validatePort(one: Port, at: FieldPath): Errors {
  const { port, protocol } = one
  const end = validateEndPort(one, at.child('endPort'))
  const known = optionalOneOf(at.child('protocol'), protocol, ['TCP', 'UDP', 'SCTP'])
  const to = at.child('port')
  if (typeof port === 'string') return [...known, ...end, ...byRule(to, port, isValidPortName)]
  const wrong = port === undefined ? [] : isPortNumber(port)
  return [...known, ...wrong.map((detail) => field.invalid(to, port, detail)), ...end]
}

/** Upstream's ValidateIPBlock: what is excepted is a part of the block. */
function validateIPBlock({ cidr, except }: networkingv1.IPBlock, at: FieldPath, known: Known): Errors {
  if (cidr === '') return [field.required(at.child('cidr'))]
  const block = Cidr.parse(cidr)
  const readable = (to: FieldPath, text: string): Errors => (known.has(text) ? none : byRule(to, text, isValidCIDR))
  if (!block) return readable(at.child('cidr'), cidr)
  return each(at.child('except'), except, (one, to) => {
    const part = Cidr.parse(one)
    if (!part) return readable(to, one)
    const inside = block.containsBlock(part) && block.prefix < part.prefix
    return inside ? none : [field.invalid(to, one, 'must be a strict subset of `cidr`')]
  })
}

function validatePeer({ podSelector, namespaceSelector, ipBlock }: Peer, at: FieldPath, known: Known): Errors {
  const selects = podSelector !== undefined || namespaceSelector !== undefined
  return [
    ...validateLabelSelector(podSelector, at.child('podSelector')),
    ...validateLabelSelector(namespaceSelector, at.child('namespaceSelector')),
    ...(ipBlock ? validateIPBlock(ipBlock, at.child('ipBlock'), known) : none),
    ...(selects || ipBlock ? none : [field.required(at, 'must specify a peer')]),
    ...(selects && ipBlock ? [field.forbidden(at, 'may not specify both ipBlock and another peer')] : none),
  ]
}

function validateTypes(types: readonly string[]): Errors {
  const at = path.child('policyTypes')
  if (types.length > policyTypes.length) return [field.invalid(at, types, 'may not specify more than two policyTypes')]
  return each(at, types, (type, to) => (policyTypes.includes(type) ? none : [field.notSupported(to, type, policyTypes)]))
}

function validateSpec(spec: networkingv1.NetworkPolicySpec, known: Known): Errors {
  const peer = (one: Peer, at: FieldPath): Errors => validatePeer(one, at, known)
  return [
    ...validateLabelSelector(spec.podSelector, path.child('podSelector')),
    ...each(path.child('ingress'), spec.ingress, ({ ports, from }, at) => [
      ...each(at.child('ports'), ports, validatePort),
      ...each(at.child('from'), from, peer),
    ]),
    ...each(path.child('egress'), spec.egress, ({ ports, to }, at) => [
      ...each(at.child('ports'), ports, validatePort),
      ...each(at.child('to'), to, peer),
    ]),
    ...validateTypes(spec.policyTypes ?? []),
  ]
}

/** Upstream's ValidateNetworkPolicySpec. */
export function validateNetworkPolicy({ spec }: networkingv1.NetworkPolicy): Errors {
  return validateSpec(spec, new Set())
}

/** Upstream looks at the whole policy as at a new one first, which shows in the causes. */
export function validateNetworkPolicyUpdate(next: networkingv1.NetworkPolicy, old: networkingv1.NetworkPolicy): Errors {
  const rule = nameIsDNSSubdomain
  const known = new Set(blocksOf(old).flatMap(({ block }) => [block.cidr, ...(block.except ?? [])]))
  const metadata = validateObjectMeta(next.metadata, true, rule, FieldPath.root('metadata'))
  return [...metadata, ...validateNetworkPolicy(next), ...validateSpec(next.spec, known)]
}
