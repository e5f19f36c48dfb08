import { FieldPath, type networkingv1 } from '@orrery/api'

export interface Found {
  path: FieldPath
  block: networkingv1.IPBlock
}

const spec = FieldPath.root('spec')

function inPeers(path: FieldPath, peers: readonly networkingv1.NetworkPolicyPeer[] | undefined): readonly Found[] {
  return (peers ?? []).flatMap(({ ipBlock }, index) =>
    ipBlock ? [{ path: path.index(index).child('ipBlock'), block: ipBlock }] : [],
  )
}

/** Every block of addresses that a policy names, and where. */
export function blocksOf({ spec: { ingress, egress } }: networkingv1.NetworkPolicy): readonly Found[] {
  return [
    ...(ingress ?? []).flatMap(({ from }, index) => inPeers(spec.child('ingress').index(index).child('from'), from)),
    ...(egress ?? []).flatMap(({ to }, index) => inPeers(spec.child('egress').index(index).child('to'), to)),
  ]
}
