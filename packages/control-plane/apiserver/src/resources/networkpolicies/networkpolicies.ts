import { resources, type networkingv1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { formatLabelSelector } from '../../table/format-labels.js'
import { declare } from '../declare.js'
import { blockWarnings } from '../validation/addresses.js'
import { blocksOf } from './blocks-of.js'
import { validateNetworkPolicy, validateNetworkPolicyUpdate } from './validate.js'

type NetworkPolicy = networkingv1.NetworkPolicy

/** In place. A policy is always about what comes in, and about what goes out where it has rules for that. */
export function defaultNetworkPolicy({ spec }: NetworkPolicy): void {
  const rules = [...(spec.ingress ?? []), ...(spec.egress ?? [])]
  for (const port of rules.flatMap((rule) => rule.ports ?? [])) port.protocol ??= 'TCP'
  if (!spec.policyTypes?.length) spec.policyTypes = spec.egress?.length ? ['Ingress', 'Egress'] : ['Ingress']
}

function warnOfBlocks(policy: NetworkPolicy): readonly string[] {
  return blocksOf(policy).flatMap(({ path, block }) => [
    ...blockWarnings(path.child('cidr'), block.cidr),
    ...(block.except ?? []).flatMap((one, index) => blockWarnings(path.child('except').index(index), one)),
  ])
}

export const networkpolicies = declare<NetworkPolicy>({
  ref: resources.networkingv1.networkpolicies,
  validate: validateNetworkPolicy,
  validateUpdate: validateNetworkPolicyUpdate,
  strategy: { warnings: warnOfBlocks },
  defaults: defaultNetworkPolicy,
  columns: [
    nameColumn,
    text('Pod-Selector', doc('networkingv1.NetworkPolicySpec', 'podSelector'), ({ spec }) =>
      formatLabelSelector(spec.podSelector),
    ),
    ageColumn,
  ],
})
