import type { corev1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text, wide } from '../../table/columns.js'
import { formatLabels } from '../../table/format-labels.js'
import type { Column } from '../contract.js'

type Service = corev1.Service

/** Addresses, or else names, of what balances the load: each once, in order. */
export function loadBalancerAddresses(status: { ingress?: readonly { ip?: string; hostname?: string }[] }): string[] {
  const addresses = (status.ingress ?? []).map(({ ip, hostname }) => ip || hostname || '')
  return [...new Set(addresses.filter((one) => one !== ''))].toSorted()
}

function externalIP({ spec, status }: Service): string {
  const own = spec.externalIPs ?? []
  if (spec.type === 'ExternalName') return spec.externalName ?? ''
  if (spec.type !== 'LoadBalancer') return own.join(',') || '<none>'
  return [...loadBalancerAddresses(status.loadBalancer), ...own].join(',') || '<pending>'
}

function port({ port, nodePort, protocol }: corev1.ServicePort): string {
  return nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`
}

export const serviceColumns: readonly Column<Service>[] = [
  nameColumn,
  text('Type', doc('corev1.ServiceSpec', 'type'), ({ spec }) => spec.type ?? ''),
  text('Cluster-IP', doc('corev1.ServiceSpec', 'clusterIP'), ({ spec }) => spec.clusterIPs?.[0] ?? '<none>'),
  text('External-IP', doc('corev1.ServiceSpec', 'externalIPs'), externalIP),
  text('Port(s)', doc('corev1.ServiceSpec', 'ports'), ({ spec }) => (spec.ports ?? []).map(port).join(',') || '<none>'),
  ageColumn,
  wide(text('Selector', doc('corev1.ServiceSpec', 'selector'), ({ spec }) => formatLabels(spec.selector))),
]
