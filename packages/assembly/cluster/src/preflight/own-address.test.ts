import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { ownAddress } from './own-address.js'

const at = (address: string, internal = false): NetworkInterfaceInfo[] => [
  { address, internal, family: 'IPv4', netmask: '', mac: '', cidr: null },
]

describe('ownAddress', () => {
  it.each([
    [{ lo: at('127.0.0.1', true), docker0: at('172.17.0.1'), eth0: at('192.168.1.5') }, '192.168.1.5'],
    [{ lo: at('127.0.0.1', true), docker0: at('172.17.0.1') }, '172.17.0.1'],
    [{ lo: at('127.0.0.1', true), eth0: at('169.254.1.1') }, '127.0.0.1'],
    [{}, '127.0.0.1'],
  ])('of %j is %s', (interfaces, address) => expect(ownAddress(interfaces)).toBe(address))
})
