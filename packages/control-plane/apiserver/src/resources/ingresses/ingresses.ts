import { resources, type networkingv1 } from '@orrery/api'
import { ageColumn, nameColumn, text } from '../../table/columns.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { loadBalancerAddresses } from '../services/columns.js'
import { warnOfIngress } from '../services/warnings.js'
import { classAnnotation, validateIngress, validateIngressUpdate } from './validate.js'

type Ingress = networkingv1.Ingress

const shown = 3
const about = {
  class: 'The name of the IngressClass resource that should be used for additional configuration',
  hosts: 'Hosts that incoming requests are matched against before the ingress rule',
  address: 'Address is a list containing ingress points for the load-balancer',
  ports: 'Ports of TLS configurations that open',
}

/** The first three hosts, and how many more rules there are. */
function hosts({ spec: { rules = [] } }: Ingress): string {
  const named = rules.flatMap(({ host }) => host || []).slice(0, shown)
  if (named.length === 0) return '*'
  const text = named.join(',')
  return named.length === shown && rules.length > shown ? `${text} + ${rules.length - shown} more...` : text
}

const columns: readonly Column<Ingress>[] = [
  nameColumn,
  text('Class', about.class, ({ spec }) => spec.ingressClassName ?? '<none>'),
  text('Hosts', about.hosts, hosts),
  text('Address', about.address, ({ status }) => loadBalancerAddresses(status.loadBalancer).join(',')),
  text('Ports', about.ports, ({ spec }) => (spec.tls?.length ? '80, 443' : '80')),
  ageColumn,
]

function warnings({ metadata, spec }: Ingress, replaced?: Ingress): readonly string[] {
  if (replaced) return []
  const old = metadata.annotations?.[classAnnotation] !== undefined && spec.ingressClassName === undefined
  return old ? [`annotation "${classAnnotation}" is deprecated, please use 'spec.ingressClassName' instead`] : []
}

export const ingresses = declare<Ingress>({
  ref: resources.networkingv1.ingresses,
  strategy: { warnings, statusWarnings: ({ status }) => warnOfIngress(status.loadBalancer) },
  validate: validateIngress,
  validateUpdate: validateIngressUpdate,
  columns,
})
