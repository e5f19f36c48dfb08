import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { silentLogger } from '@orrery/kit'
import { createIptablesBackend, runner, type ServicePort } from '@orrery/proxy'
import { describeBackend, type BackendSubject } from '@orrery/proxy/conformance'
import { runProgram } from '@orrery/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canIsolate, networkNamespace, type NetworkNamespace } from './support/network-namespace.js'

const mysql: ServicePort = {
  namespace: 'default',
  service: 'mysql-service',
  portName: '',
  protocol: 'TCP',
  clusterIP: '10.254.162.44',
  port: 3306,
  nodePort: 30_964,
  externalIPs: ['192.0.2.7'],
  loadBalancerIPs: [],
  affinitySeconds: 0,
  endpoints: [
    { ip: '192.168.125.129', port: 3306 },
    { ip: '192.168.125.131', port: 3306 },
  ],
}
const sticky: ServicePort = {
  ...mysql,
  service: 'sticky',
  portName: 'dns',
  protocol: 'UDP',
  clusterIP: '10.254.0.9',
  nodePort: 0,
  affinitySeconds: 600,
}
const empty: ServicePort = { ...mysql, service: 'empty', clusterIP: '10.254.0.10', nodePort: 30_001, endpoints: [] }

describe.skipIf(!canIsolate())('the iptables backend on a real kernel (needs root and iptables)', () => {
  let net: NetworkNamespace
  beforeAll(() => {
    net = networkNamespace('rules')
  })
  afterAll(() => net.remove())

  const save = (table: string): string[] =>
    net
      .run('iptables-save', '-t', table)
      .split('\n')
      .filter((line) => line.startsWith('-A ') || line.startsWith(':'))
      .map((line) => line.replace(/ \[\d+:\d+\]$/, ''))

  it('shows the article’s rules in iptables-save, and does nothing the second time', async () => {
    const calls: string[] = []
    const run = runner(net.prefix)
    const backend = createIptablesBackend(
      { run: (program, args, input) => (calls.push(program), run(program, args, input)), logger: silentLogger },
      { clusterCidr: '', legacyServicePortNames: true },
    )
    await backend.sync([mysql, sticky, empty])
    expect(calls.filter((program) => program === 'iptables-restore')).toHaveLength(1)
    const rules = save('nat')
    expect(rules).toContain(
      '-A KUBE-SVC-67RL4FN6JRUPOJYM -m comment --comment "default/mysql-service:" -m statistic --mode random --probability 0.50000000000 -j KUBE-SEP-ID6YWIT3F6WNZ47P',
    )
    expect(rules).toContain(
      '-A KUBE-SEP-ID6YWIT3F6WNZ47P -p tcp -m comment --comment "default/mysql-service:" -m tcp -j DNAT --to-destination 192.168.125.129:3306',
    )
    expect(rules).toContain('-A KUBE-MARK-MASQ -j MARK --set-xmark 0x4000/0x4000')
    expect(save('filter')).toContain(
      '-A KUBE-SERVICES -d 10.254.0.10/32 -p tcp -m comment --comment "default/empty: has no endpoints" -m tcp --dport 3306 -j REJECT --reject-with icmp-port-unreachable',
    )
    calls.length = 0
    await backend.sync([mysql, sticky, empty])
    expect(calls).not.toContain('iptables-restore')
  })

  it('notices a flush, comes back, and leaves nothing of its own nor touches anybody else’s', async () => {
    const backend = createIptablesBackend(
      { run: runner(net.prefix), logger: silentLogger },
      { clusterCidr: '10.244.0.0/16', legacyServicePortNames: false },
    )
    net.run('iptables', '-A', 'FORWARD', '-s', '203.0.113.0/24', '-j', 'ACCEPT')
    net.run('iptables', '-t', 'nat', '-N', 'DOCKER')
    await backend.sync([mysql, sticky])
    expect(await backend.intact()).toBe(true)
    net.run('iptables', '-t', 'nat', '-F')
    net.run('iptables', '-t', 'nat', '-X')
    expect(await backend.intact()).toBe(false)
    net.run('iptables', '-t', 'nat', '-N', 'DOCKER')
    await backend.sync([mysql, sticky])
    expect(save('nat').filter((line) => line.startsWith(':KUBE-SEP')).length).toBe(4)
    await backend.cleanup()
    expect([...save('nat'), ...save('filter')].filter((line) => line.includes('KUBE'))).toEqual([])
    expect(save('filter')).toContain('-A FORWARD -s 203.0.113.0/24 -j ACCEPT')
    expect(save('nat')).toContain(':DOCKER -')
  })

  it('cuts the UDP flows of an endpoint that went away', async () => {
    const calls: string[] = []
    const run = runner(net.prefix)
    const backend = createIptablesBackend(
      { run: (program, args, input) => (calls.push([program, ...args].join(' ')), run(program, args, input)), logger: silentLogger },
      { clusterCidr: '', legacyServicePortNames: false },
    )
    const flows = (): number => net.run('conntrack', '-L', '-p', 'udp').split('\n').filter((line) => line.includes('10.254.0.9')).length
    await backend.sync([sticky])
    net.run('bash', '-c', 'for i in 1 2 3 4 5; do echo x > /dev/udp/10.254.0.9/3306; done')
    expect(flows()).toBeGreaterThan(0)
    await backend.sync([{ ...sticky, endpoints: [] }])
    expect(calls.filter((call) => call.startsWith('conntrack -D'))).toHaveLength(4)
    expect(flows()).toBe(0)
  })

  it('leaves all as it was when the kernel refuses a rule', async () => {
    const backend = createIptablesBackend(
      { run: runner(net.prefix), logger: silentLogger },
      { clusterCidr: '', legacyServicePortNames: false },
    )
    await backend.sync([mysql])
    const before = save('nat')
    await expect(backend.sync([{ ...mysql, port: 99_999 }])).rejects.toThrow('iptables-restore')
    expect(save('nat')).toEqual(before)
  })
})

/** A host with three addresses of its own, on each of which a real server tells where it is. */
async function subject(): Promise<BackendSubject> {
  const host = networkNamespace('backend')
  const endpoints = ['10.244.9.1', '10.244.9.2', '10.244.9.3'] as const
  const [program = '', ...prefix] = host.prefix
  const servers = endpoints.map((ip) => {
    host.run('ip', 'address', 'add', `${ip}/32`, 'dev', 'eth0')
    const server = `require('node:net').createServer((socket) => socket.end('${ip}')).listen(8080, '${ip}', () => console.log())`
    return spawn(program, [...prefix, process.execPath, '-e', server], { stdio: ['ignore', 'pipe', 'ignore'] })
  })
  await Promise.all(servers.map(({ stdout }) => once(stdout, 'data')))
  const run = runner(host.prefix)
  host.run('iptables', '-A', 'FORWARD', '-s', '203.0.113.0/24', '-j', 'ACCEPT')
  await run('sh', ['-c', 'echo 1 > /proc/sys/net/ipv4/conf/all/route_localnet'])
  const saved = (table: string): string => host.run('iptables-save', '-t', table)
  return {
    endpoints,
    create: () => createIptablesBackend({ run, logger: silentLogger }, { clusterCidr: '', legacyServicePortNames: false }),
    async ask(ip, port) {
      const script = `exec 3<>/dev/tcp/${ip}/${port} && timeout 1 cat <&3`
      const outcome = await runProgram(program, [...prefix, 'timeout', '1', 'bash', '-c', script])
      return outcome.stdout.trim() || undefined
    },
    foreign: async () =>
      [...saved('nat').split('\n'), ...saved('filter').split('\n')]
        .filter((line) => !line.startsWith('#') && !line.includes('KUBE-'))
        .map((line) => line.replace(/ \[\d+:\d+\]$/, ''))
        .join('\n'),
    async sweep() {
      host.run('iptables', '-t', 'nat', '-F')
      host.run('iptables', '-t', 'nat', '-X')
    },
    async remove() {
      for (const server of servers) server.kill()
      host.remove()
    },
  }
}

if (canIsolate()) describeBackend('iptables', subject)
