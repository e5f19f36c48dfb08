import { field, FieldPath, internalError, resources, type corev1, type FieldError } from '@orrery/api'
import { timestamp } from '@orrery/kit'
import { objectKey } from '../../storage/keys.js'
import type { Claim, Context, Taken } from '../contract.js'
import { addressRange } from './address-range.js'
import { chooseFree, staticBand } from './static-band.js'

type Spec = corev1.ServiceSpec

const ipaddresses = resources.networkingv1.ipaddresses
const specPath = FieldPath.root('spec')

export function isHeadless(spec: Spec): boolean {
  return spec.clusterIPs?.[0] === 'None' || spec.clusterIP === 'None'
}

export function clusterIPKey(ip: string): string {
  return objectKey(ipaddresses, '', ip)
}

function claim({ metadata }: corev1.Service, ip: string, { clock, random }: Context): Claim {
  const parentRef = { resource: 'services', ...(metadata.namespace && { namespace: metadata.namespace }), name: metadata.name }
  const labels = {
    'ipaddress.kubernetes.io/ip-family': ip.includes(':') ? 'IPv6' : 'IPv4',
    'ipaddress.kubernetes.io/managed-by': 'ipallocator.k8s.io',
  }
  const about = { name: ip, uid: random.uuid(), resourceVersion: '', creationTimestamp: timestamp(clock), labels }
  const object = { metadata: about, spec: { parentRef } }
  return { key: clusterIPKey(ip), object }
}

/** The addresses that are the service's own; none where it is headless or only a name. */
function addresses(spec: Spec | undefined): readonly string[] {
  if (!spec || spec.type === 'ExternalName' || isHeadless(spec)) return []
  return (spec.clusterIPs ?? []).filter((ip) => ip !== '')
}

function wrongAddress(ip: string, held: boolean, taken: Taken, range: ReturnType<typeof addressRange>): string | undefined {
  if (held) return undefined
  if (!range.within(ip)) return 'the provided network does not match the current range'
  if (!range.usable(ip)) return `the provided IP (${ip}) is not in the valid range. The range of valid IPs is ${range.cidr}`
  return taken.has(clusterIPKey(ip)) ? 'provided IP is already allocated' : undefined
}

/** In place: a service that needs an address has one. Returns what is wrong with the one asked for. */
export function assignClusterIP(
  { spec }: corev1.Service,
  old: corev1.Service | undefined,
  taken: Taken,
  { options, random }: Context,
): readonly FieldError[] {
  if (spec.type === 'ExternalName' || isHeadless(spec)) return []
  const range = addressRange(options.serviceClusterIPRange)
  const asked = spec.clusterIPs?.[0] || spec.clusterIP || ''
  if (asked !== '') {
    const wrong = wrongAddress(asked, addresses(old?.spec).includes(asked), taken, range)
    const detail = `failed to allocate IP ${asked}: ${wrong ?? ''}`
    if (wrong !== undefined) return [field.invalid(specPath.child('clusterIPs'), spec.clusterIPs ?? [asked], detail)]
    setAddress(spec, asked)
    return []
  }
  const band = staticBand(range.size, { step: 16, least: 16, most: 256 })
  const isTaken = (offset: number): boolean => taken.has(clusterIPKey(range.address(offset)))
  const offset = chooseFree(range.size, band, () => random.next(), isTaken)
  if (offset === undefined) throw internalError('failed to allocate a serviceIP: range is full')
  setAddress(spec, range.address(offset))
  return []
}

function setAddress(spec: Spec, ip: string): void {
  spec.clusterIP = ip
  spec.clusterIPs = [ip]
}

export function clusterIPClaims(service: corev1.Service, context: Context): readonly Claim[] {
  return addresses(service.spec).map((ip) => claim(service, ip, context))
}
