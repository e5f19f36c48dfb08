import { describe, expect, it } from 'vitest'
import type { Endpoint, ServicePort } from '../../model/service-port.js'
import { endpointChain, serviceChain, servicePortName } from './chain-names.js'
import { natTable, type IptablesOptions } from './nat-table.js'
import { probability } from './probability.js'

const base: ServicePort = {
  namespace: 'default',
  service: 'mysql-service',
  portName: '',
  protocol: 'TCP',
  clusterIP: '10.254.162.44',
  port: 3306,
  nodePort: 30964,
  externalIPs: [],
  loadBalancerIPs: [],
  affinitySeconds: 0,
  endpoints: [
    { ip: '192.168.125.129', port: 3306 },
    { ip: '192.168.125.131', port: 3306 },
  ],
}
const check: ServicePort = {
  ...base,
  service: 'pod-check',
  clusterIP: '10.108.6.217',
  port: 80,
  nodePort: 32239,
  endpoints: ['176', '177', '191'].map((tail): Endpoint => ({ ip: `10.244.169.${tail}`, port: 80 })),
}
const today: IptablesOptions = { clusterCidr: '', legacyServicePortNames: false }

function lines(port: ServicePort, options: IptablesOptions, chain: string): string[] {
  return (natTable([port], options).chains.get(chain) ?? []).map((rule) => `-A ${chain} ${rule}`)
}

describe('the article on mysql-service', () => {
  const older = { ...today, legacyServicePortNames: true }
  const name = '--comment "default/mysql-service:"'
  const second = endpointChain('default/mysql-service:', 'TCP', { ip: '192.168.125.131', port: 3306 })

  it('sees its node port rules', () => {
    expect(lines(base, older, 'KUBE-NODEPORTS')).toEqual([
      `-A KUBE-NODEPORTS -p tcp -m comment ${name} -m tcp --dport 30964 -j KUBE-MARK-MASQ`,
      `-A KUBE-NODEPORTS -p tcp -m comment ${name} -m tcp --dport 30964 -j KUBE-SVC-67RL4FN6JRUPOJYM`,
    ])
  })

  it('sees its cluster IP rule, node ports last', () => {
    expect(lines(base, older, 'KUBE-SERVICES')).toEqual([
      '-A KUBE-SERVICES -d 10.254.162.44/32 -p tcp -m comment --comment "default/mysql-service: cluster IP" -m tcp --dport 3306 -j KUBE-SVC-67RL4FN6JRUPOJYM',
      '-A KUBE-SERVICES -m comment --comment "kubernetes service nodeports; NOTE: this must be the last rule in this chain" -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS',
    ])
  })

  it('sees its balancing and endpoint rules', () => {
    expect(lines(base, older, 'KUBE-SVC-67RL4FN6JRUPOJYM')).toEqual([
      `-A KUBE-SVC-67RL4FN6JRUPOJYM -m comment ${name} -m statistic --mode random --probability 0.50000000000 -j KUBE-SEP-ID6YWIT3F6WNZ47P`,
      `-A KUBE-SVC-67RL4FN6JRUPOJYM -m comment ${name} -j ${second}`,
    ])
    expect(lines(base, older, 'KUBE-SEP-ID6YWIT3F6WNZ47P')).toEqual([
      `-A KUBE-SEP-ID6YWIT3F6WNZ47P -s 192.168.125.129/32 -m comment ${name} -j KUBE-MARK-MASQ`,
      `-A KUBE-SEP-ID6YWIT3F6WNZ47P -p tcp -m comment ${name} -m tcp -j DNAT --to-destination 192.168.125.129:3306`,
    ])
    expect(lines(base, older, second)).toHaveLength(2)
    expect(lines(base, older, 'KUBE-MARK-MASQ')).toEqual(['-A KUBE-MARK-MASQ -j MARK --set-xmark 0x4000/0x4000'])
  })
})

describe('the article on pod-check', () => {
  it('sees three chances', () => {
    const name = '--comment "default/pod-check"'
    const head = `-A KUBE-SVC-A26F6BALGETXAGKG -m comment ${name}`
    expect(lines(check, today, 'KUBE-SVC-A26F6BALGETXAGKG')).toEqual([
      `${head} -m statistic --mode random --probability 0.33333333349 -j KUBE-SEP-MIPE7TVXCPBIRR5B`,
      `${head} -m statistic --mode random --probability 0.50000000000 -j KUBE-SEP-IU6FDGX4AGYVHQQW`,
      `${head} -j KUBE-SEP-I57WEEY5SFOMRE2L`,
    ])
    expect(lines(check, today, 'KUBE-SERVICES')[0]).toBe(
      '-A KUBE-SERVICES -d 10.108.6.217/32 -p tcp -m comment --comment "default/pod-check cluster IP" -m tcp --dport 80 -j KUBE-SVC-A26F6BALGETXAGKG',
    )
  })

  it('sees what a cluster CIDR adds', () => {
    const nginx = {
      ...check,
      service: 'nginx-nodeport',
      clusterIP: '10.103.12.8',
      nodePort: 30000,
      endpoints: [{ ip: '10.244.169.140', port: 80 }],
    }
    const where = '-d 10.103.12.8/32 -p tcp -m comment --comment "default/nginx-nodeport cluster IP" -m tcp --dport 80'
    const options = { ...today, clusterCidr: '10.244.0.0/16' }
    expect(lines(nginx, options, 'KUBE-SERVICES').slice(0, 2)).toEqual([
      `-A KUBE-SERVICES ! -s 10.244.0.0/16 ${where} -j KUBE-MARK-MASQ`,
      `-A KUBE-SERVICES ${where} -j KUBE-SVC-CGFVTWEXQTKV5QXW`,
    ])
    expect(lines(nginx, options, 'KUBE-SVC-CGFVTWEXQTKV5QXW')).toEqual([
      '-A KUBE-SVC-CGFVTWEXQTKV5QXW -m comment --comment "default/nginx-nodeport" -j KUBE-SEP-2WK7DTGWWQGBECK5',
    ])
  })
})

describe('chain names', () => {
  it('put a port’s name behind a colon in both layouts', () => {
    const web = { ...base, portName: 'http' }
    expect([servicePortName(web, false), servicePortName(web, true)]).toEqual(
      Array.from({ length: 2 }, () => 'default/mysql-service:http'),
    )
  })

  it('tell protocols apart', () => {
    expect(serviceChain('kube-system/kube-dns:dns', 'UDP')).not.toBe(serviceChain('kube-system/kube-dns:dns', 'TCP'))
  })

  it.each([
    [2, '0.50000000000'],
    [3, '0.33333333349'],
    [4, '0.25000000000'],
    [5, '0.20000000019'],
  ])('1 of %i is printed %s', (n, text) => expect(probability(n)).toBe(text))
})
