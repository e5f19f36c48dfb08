import type { corev1 } from '@orrery/api'

interface Member {
  address: corev1.EndpointAddress
  ready: boolean
}

/** Addresses are one when IP and target are. */
const addressKey = (address: corev1.EndpointAddress): string => `${address.ip}|${address.targetRef?.uid ?? ''}`

/** The port of a headless service that lists none. */
const noPort = ''
const portKey = (port: corev1.EndpointPort): string =>
  `${port.name ?? ''}|${port.port}|${port.protocol ?? ''}|${port.appProtocol ?? ''}`

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function byAddress(a: Member, b: Member): number {
  return compareText(addressKey(a.address), addressKey(b.address))
}

interface PortMembers {
  port: corev1.EndpointPort | undefined
  members: Map<string, Member>
}

function groupByPort(subsets: readonly corev1.EndpointSubset[]): Map<string, PortMembers> {
  const groups = new Map<string, PortMembers>()
  const add = (port: corev1.EndpointPort | undefined, address: corev1.EndpointAddress, ready: boolean): void => {
    const id = port ? portKey(port) : noPort
    const group: PortMembers = groups.get(id) ?? { port, members: new Map() }
    groups.set(id, group)
    const old = group.members.get(addressKey(address))
    group.members.set(addressKey(address), { address, ready: ready && (old?.ready ?? true) })
  }
  for (const subset of subsets) {
    for (const port of subset.ports?.length ? subset.ports : [undefined]) {
      for (const address of subset.addresses ?? []) add(port, address, true)
      for (const address of subset.notReadyAddresses ?? []) add(port, address, false)
    }
  }
  return groups
}

function subsetOf(members: readonly Member[], ports: readonly corev1.EndpointPort[]): corev1.EndpointSubset {
  const ready = members.filter((member) => member.ready).map((member) => member.address)
  const notReady = members.filter((member) => !member.ready).map((member) => member.address)
  return {
    ...(ready.length ? { addresses: ready } : {}),
    ...(notReady.length ? { notReadyAddresses: notReady } : {}),
    ...(ports.length ? { ports: ports.toSorted((a, b) => compareText(portKey(a), portKey(b))) } : {}),
  }
}

/**
 * The canonical form (upstream's RepackSubsets): ports with the same addresses in the same states share a subset, an
 * address that is both is not ready, addresses are sorted by IP and target. Ports and subsets are sorted by their text,
 * where upstream sorts by a hash.
 */
export function repackSubsets(subsets: readonly corev1.EndpointSubset[]): corev1.EndpointSubset[] {
  const byMembers = new Map<string, { members: Member[]; ports: corev1.EndpointPort[] }>()
  for (const { port, members } of groupByPort(subsets).values()) {
    const sorted = [...members.values()].toSorted(byAddress)
    const id = `${port ? '' : 'no port'}${sorted.map((item) => `${addressKey(item.address)}|${item.ready}`).join(',')}`
    const pack = byMembers.get(id) ?? { members: sorted, ports: [] }
    if (port) pack.ports.push(port)
    byMembers.set(id, pack)
  }
  const packed = [...byMembers.values()].map(({ members, ports }) => subsetOf(members, ports))
  const text = (subset: corev1.EndpointSubset): string => (subset.ports ?? []).map(portKey).join(',')
  return packed.toSorted((a, b) => compareText(text(a), text(b)))
}
