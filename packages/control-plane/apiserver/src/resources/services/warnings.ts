import { FieldPath, type corev1 } from '@orrery/api'
import { addressWarning, blockWarnings } from '../validation/addresses.js'

const path = FieldPath.root('spec')
const hints = 'service.kubernetes.io/topology-aware-hints'

function warnOfHeadless({ loadBalancerIP, externalIPs, sessionAffinity }: corev1.ServiceSpec): readonly string[] {
  const ignored = { loadBalancerIP, externalIPs: externalIPs?.length, SessionAffinity: sessionAffinity }
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
      blockWarnings(path.child('loadBalancerSourceRanges').index(index), range),
    ),
    ...(isName && externalIPs.length > 0 ? ['spec.externalIPs is ignored when spec.type is "ExternalName"'] : []),
    ...(!isName && spec.externalName ? ['spec.externalName is ignored when spec.type is not "ExternalName"'] : []),
  ]
}

/** Of addresses under which load balancers let traffic in. */
export function warnOfIngress({ ingress }: corev1.LoadBalancerStatus): readonly string[] {
  const at = FieldPath.root('status', 'loadBalancer', 'ingress')
  return (ingress ?? []).flatMap(({ ip }, index) => (ip ? (addressWarning(at.index(index), ip) ?? []) : []))
}
