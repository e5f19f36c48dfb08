import { canonicalIP, Cidr, FieldPath, quote, type corev1 } from '@orrery/api'
import { addressWarning } from '../validation/addresses.js'

const path = FieldPath.root('spec')
const hints = 'service.kubernetes.io/topology-aware-hints'

/** Blocks that say more than a block, or say it in an old form: upstream's GetWarningsForCIDR. */
function blockWarning(at: FieldPath, text: string): readonly string[] {
  const block = Cidr.parse(text)
  const [ip = ''] = text.split('/')
  if (!block || block.toString() === text) return []
  const whole = canonicalIP(ip) ?? ip
  const bits = block.family === 'IPv4' ? 32 : 128
  const [network = ''] = block.toString().split('/')
  const single = `${whole}/${bits}`
  const head = at.toString()
  if (whole !== network) {
    return [`${head}: CIDR value ${quote(text)} is ambiguous in this context (should be ${quote(block.toString())} or ${quote(single)}?)`]
  }
  return [`${head}: IPv6 CIDR value ${quote(text)} should be in RFC 5952 canonical format (${quote(block.toString())})`]
}

function warnOfHeadless({ loadBalancerIP, externalIPs, sessionAffinity }: corev1.ServiceSpec): readonly string[] {
  const ignored = { loadBalancerIP, externalIPs: externalIPs?.length, SessionAffinity: sessionAffinity === 'ClientIP' }
  const given = Object.entries(ignored).filter(([, value]) => value)
  return given.map(([name]) => `spec.${name} is ignored for headless services`)
}

/** What upstream warns of in a service, in its order (pkg/api/service/warnings.go). */
export function warnOfService({ metadata, spec }: corev1.Service): readonly string[] {
  const hinted = metadata.annotations?.[hints] !== undefined
  const { clusterIP = '', clusterIPs = [], externalIPs = [], loadBalancerIP = '', loadBalancerSourceRanges = [] } = spec
  const addresses = (name: string, ips: readonly string[]): readonly string[] =>
    ips.flatMap((ip, index) => addressWarning(path.child(name).index(index), ip) ?? [])
  const isName = spec.type === 'ExternalName'
  return [
    ...(hinted ? [`annotation ${hints} is deprecated, please use service.kubernetes.io/topology-mode instead`] : []),
    ...(clusterIP !== '' && clusterIP !== 'None' ? addresses('clusterIPs', clusterIPs) : []),
    ...(spec.type === 'ClusterIP' && clusterIP === 'None' ? warnOfHeadless(spec) : []),
    ...addresses('externalIPs', externalIPs),
    ...[addressWarning(path.child('loadBalancerIP'), loadBalancerIP) ?? []].flat(),
    ...loadBalancerSourceRanges.flatMap((range, index) =>
      blockWarning(path.child('loadBalancerSourceRanges').index(index), range),
    ),
    ...(isName && externalIPs.length > 0 ? ['spec.externalIPs is ignored when spec.type is "ExternalName"'] : []),
    ...(!isName && spec.externalName ? ['spec.externalName is ignored when spec.type is not "ExternalName"'] : []),
  ]
}
