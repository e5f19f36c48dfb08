import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { ServicePort } from '../../model/service-port.js'
import { filterTable } from './filter-table.js'
import { natTable } from './nat-table.js'
import { parseSave, type Saved } from './parse-save.js'
import { isOurs, planRestore } from './plan-restore.js'
import type { Tables } from './tables.js'

const options = { clusterCidr: '', legacyServicePortNames: false }
const tables = (ports: readonly ServicePort[]): Tables => ({
  nat: natTable(ports, options),
  filter: filterTable(ports, options),
})

const foreign = `*nat
:PREROUTING ACCEPT [0:0]
:OUTPUT ACCEPT [0:0]
:POSTROUTING ACCEPT [0:0]
:DOCKER - [0:0]
-A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
-A POSTROUTING -s 172.17.0.0/16 ! -o docker0 -j MASQUERADE
COMMIT
*filter
:INPUT ACCEPT [0:0]
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
:DOCKER-USER - [0:0]
-A FORWARD -j DOCKER-USER
-A DOCKER-USER -j RETURN
COMMIT
`

/** What the kernel would hold after a restore: a model of iptables-restore --noflush. */
function apply(saved: Saved, restore: string): Saved {
  const result = new Map([...saved].map(([table, chains]) => [table, new Map(chains)]))
  let chains = new Map<string, readonly string[]>()
  for (const line of restore.split('\n')) {
    const [verb = '', chain = '', ...rest] = line.split(' ')
    const rules = chains.get(chain) ?? []
    if (verb.startsWith('*')) chains = result.get(verb.slice(1)) ?? new Map<string, readonly string[]>()
    else if (verb.startsWith(':')) chains.set(verb.slice(1), [])
    else if (verb === '-A') chains.set(chain, [...rules, rest.join(' ')])
    else if (verb === '-I') chains.set(chain, rules.toSpliced(Number(rest[0]) - 1, 0, rest.slice(1).join(' ')))
    else if (verb === '-D') chains.set(chain, rules.toSpliced(rules.indexOf(rest.join(' ')), 1))
    else if (verb === '-X') chains.delete(chain)
  }
  return result
}

const plain: ServicePort = {
  namespace: 'default',
  service: 'a',
  portName: '',
  protocol: 'TCP',
  clusterIP: '10.96.0.9',
  port: 80,
  nodePort: 0,
  externalIPs: [],
  loadBalancerIPs: [],
  affinitySeconds: 0,
  endpoints: [],
}

const ports: fc.Arbitrary<ServicePort[]> = fc.uniqueArray(
  fc.record({
    namespace: fc.constantFrom('default', 'prod'),
    service: fc.constantFrom('a', 'b', 'c'),
    portName: fc.constantFrom('', 'http'),
    protocol: fc.constantFrom('TCP' as const, 'UDP' as const),
    clusterIP: fc.constantFrom('10.96.0.1', '10.96.0.2'),
    port: fc.integer({ min: 1, max: 65_535 }),
    nodePort: fc.constantFrom(0, 30_000),
    externalIPs: fc.constantFrom([], ['192.0.2.1']),
    loadBalancerIPs: fc.constant([]),
    affinitySeconds: fc.constantFrom(0, 10_800),
    endpoints: fc.uniqueArray(fc.record({ ip: fc.constantFrom('10.244.0.2', '10.244.0.3'), port: fc.constant(80) }), {
      selector: ({ ip }) => ip,
    }),
  }),
  { selector: (port) => [port.namespace, port.service, port.portName, port.protocol].join() },
)

function others(saved: Saved): string[] {
  return [...saved].flatMap(([table, chains]) =>
    [...chains]
      .filter(([name]) => !isOurs(name))
      .map(([name, rules]) => `${table} ${name}: ${rules.filter((rule) => !rule.includes('KUBE-')).join('|')}`),
  )
}

describe('planRestore', () => {
  test.prop([ports, ports])('goes from any state to any other, and then is done', (before, after) => {
    const first = apply(parseSave(foreign), planRestore(parseSave(foreign), tables(before)))
    const second = apply(first, planRestore(first, tables(after)))
    expect(planRestore(second, tables(after))).toBe('')
    expect(others(second)).toEqual(others(parseSave(foreign)))
    expect([...(second.get('nat')?.keys() ?? [])].filter(isOurs).toSorted()).toEqual(
      [...tables(after).nat.chains.keys()].toSorted(),
    )
  })

  it('leaves what it found when it cleans up', () => {
    const port: ServicePort = {
      ...plain,
      endpoints: [{ ip: '10.244.0.2', port: 80 }],
    }
    const none = { chains: new Map(), jumps: [] }
    const found = parseSave(foreign)
    const full = apply(found, planRestore(found, tables([port])))
    expect(apply(full, planRestore(full, { nat: none, filter: none }))).toEqual(found)
  })

  it('stands before Docker, also after Docker came back', () => {
    const found = parseSave(foreign)
    const full = apply(found, planRestore(found, tables([])))
    expect(full.get('filter')?.get('FORWARD')?.[0]).toContain('KUBE-FORWARD')
    const moved = apply(full, '*filter\n-I FORWARD 1 -j DOCKER-USER\nCOMMIT\n')
    const again = apply(moved, planRestore(moved, tables([])))
    expect(again.get('filter')?.get('FORWARD')?.[0]).toContain('KUBE-FORWARD')
  })

  it('says nothing of chains that did not change', () => {
    const found = parseSave(foreign)
    const full = apply(found, planRestore(found, tables([])))
    const rejecting: ServicePort = {
      ...plain,
      nodePort: 30_001,
    }
    const rule = '--reject-with icmp-port-unreachable'
    const none = '-m comment --comment "default/a has no endpoints"'
    expect(planRestore(full, tables([rejecting])).split('\n')).toEqual([
      '*filter',
      ':KUBE-SERVICES - [0:0]',
      ':KUBE-EXTERNAL-SERVICES - [0:0]',
      `-A KUBE-SERVICES -d 10.96.0.9/32 -p tcp ${none} -m tcp --dport 80 -j REJECT ${rule}`,
      `-A KUBE-EXTERNAL-SERVICES -p tcp ${none} -m addrtype --dst-type LOCAL -m tcp --dport 30001 -j REJECT ${rule}`,
      'COMMIT',
      '',
    ])
  })
})
