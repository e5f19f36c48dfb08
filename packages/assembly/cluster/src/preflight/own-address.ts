import type { NetworkInterfaceInfo } from 'node:os'

const bridges = /^(docker|br-|virbr|veth|cni|flannel|orrery)/

/**
 * The address by which others reach this machine: the first IPv4 address that is neither loopback nor link-local,
 * preferring interfaces that are no bridges of container engines. 127.0.0.1 where there is none.
 */
export function ownAddress(interfaces: NodeJS.Dict<readonly NetworkInterfaceInfo[]>): string {
  const candidates = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
      .map(({ address }) => ({ address, bridge: bridges.test(name) })),
  )
  const best = candidates.find(({ bridge }) => !bridge) ?? candidates[0]
  return best?.address ?? '127.0.0.1'
}
