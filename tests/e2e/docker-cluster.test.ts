import { fileURLToPath } from 'node:url'
import { eventually, runProgram, startProcessCluster, type ProcessCluster } from '@orrery/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dockerEngine, noEngineBecause, type DockerEngine } from './support/docker-engine.js'

const example = (name: string): string => fileURLToPath(new URL(`../../examples/${name}/manifest.yaml`, import.meta.url))
const obstacle = noEngineBecause()

describe.skipIf(obstacle !== undefined)(`a cluster on a real engine and real iptables (${obstacle ?? 'root, dockerd, iptables'})`, () => {
  let engine: DockerEngine
  let cluster: ProcessCluster

  beforeAll(async () => {
    engine = await dockerEngine('cluster')
    cluster = await startProcessCluster({
      prefix: engine.namespace.prefix,
      env: { DOCKER_HOST: `unix://${engine.socket}` },
      usualPorts: true,
    })
    await cluster.kubectl(['apply', '-f', example('03-mysql-service')])
    await pods(2)
  })
  afterAll(async () => {
    await cluster?.remove()
    await engine?.remove()
  })

  /** What a program prints inside the cluster's host. */
  const inside = async (...command: string[]): Promise<string> => {
    const [program = '', ...prefix] = engine.namespace.prefix
    return (await runProgram(program, [...prefix, ...command], { timeoutMs: 20_000 })).stdout
  }
  const get = (...args: string[]): Promise<string> => cluster.kubectl(['get', ...args]).then(({ stdout }) => stdout.trim())
  const pods = (count: number): Promise<string[]> =>
    eventually(
      async () => {
        const lines = (await get('pods', '-l', 'mysql-service=true', '--no-headers')).split('\n').filter(Boolean)
        const running = lines.filter((line) => / 1\/1 +Running /.test(line))
        expect([running.length, lines.length], lines.join('\n')).toEqual([count, count])
        return lines.map((line) => line.split(' ')[0] ?? '')
      },
      { withinMs: 60_000 },
    )
  const clusterIp = (): Promise<string> => get('svc', 'mysql-service', '-o', 'jsonpath={.spec.clusterIP}')
  const rules = async (table: string): Promise<string[]> =>
    (await inside('iptables-save', '-t', table)).split('\n').filter((line) => line.includes('default/mysql-service'))
  /** Addresses of the pods that the rules lead to. */
  const targets = async (): Promise<string[]> =>
    (await rules('nat')).flatMap((line) => /--to-destination ([\d.]+):3306/.exec(line)?.[1] ?? []).toSorted()
  const ask = (url: string): Promise<string> => inside('curl', '-s', '-m', '2', url).then((text) => text.trim())
  const answers = async (url: string, tries: number): Promise<Set<string>> => {
    const seen = new Set<string>()
    for (let i = 0; i < tries; i++) seen.add(await ask(url))
    return seen
  }

  it('came up and says with what', () => {
    expect(cluster.started.stdout).toMatch(/runtime docker: engine \d+\.\d+.* answers/)
    expect(cluster.started.stdout).toMatch(/proxy: iptables/)
  })

  it('reaches both pods through the cluster IP from the host, through the node port, and from a pod', async () => {
    const names = new Set(await pods(2))
    const ip = await clusterIp()
    await eventually(async () => expect(names).toContain(await ask(`${ip}:3306`)))
    expect(await answers(`http://${ip}:3306`, 40)).toEqual(names)
    expect(await answers('http://127.0.0.1:30964', 40)).toEqual(names)
    await cluster.kubectl(['run', 'client', '--image=busybox:1.28.4', '--restart=Never', '--', 'sleep', '3600'])
    await eventually(async () => expect(await get('pod', 'client', '--no-headers')).toMatch(/1\/1 +Running/), { withinMs: 30_000 })
    const id = engine.docker('ps', '-q', '-f', 'name=client', '-f', 'ancestor=busybox:1.28.4').trim().split('\n')[0] ?? ''
    const fromPod = new Set<string>()
    for (let i = 0; i < 40; i++) {
      fromPod.add(engine.docker('exec', id, 'timeout', '3', 'wget', '-q', '-O', '-', `http://${ip}:3306`).trim())
    }
    expect(fromPod).toEqual(names)
  })

  it('lets a pod reach itself through its Service, and the API server at 10.96.0.1', async () => {
    await cluster.kubectl(['scale', 'rc', 'mysql', '--replicas=1'])
    const [name] = await pods(1)
    const ip = await clusterIp()
    const id = engine.docker('ps', '-q', '-f', `name=${name}`, '-f', 'ancestor=busybox:1.28.4').trim().split('\n')[0] ?? ''
    await eventually(
      () => {
        expect(engine.docker('exec', id, 'timeout', '3', 'wget', '-q', '-O', '-', `http://${ip}:3306`).trim()).toBe(name)
      },
      { withinMs: 5000 },
    )
    const pid = engine.docker('inspect', '-f', '{{.State.Pid}}', id).trim()
    const reply = await runProgram('nsenter', ['-t', pid, '-n', 'curl', '-sk', '-m', '3', 'https://10.96.0.1/version'])
    expect(reply.stdout).toContain('"gitVersion"')
    const { stdout } = await runProgram('nsenter', ['-t', pid, '-n', 'curl', '-sk', '-m', '3', 'https://10.96.0.1/api/v1/pods'])
    expect(stdout).toContain('Unauthorized')
    await cluster.kubectl(['scale', 'rc', 'mysql', '--replicas=2'])
    await pods(2)
  })

  it('brings another pod when one dies, and the rules follow within two seconds', async () => {
    const [first = ''] = await pods(2)
    await cluster.kubectl(['delete', 'pod', first, '--grace-period=0', '--force'])
    const names = await pods(2)
    expect(names).not.toContain(first)
    const ips = await get('pods', '-l', 'mysql-service=true', '-o', 'jsonpath={.items[*].status.podIP}')
    await eventually(
      async () => expect(await targets()).toEqual(ips.split(' ').toSorted()),
      { withinMs: 2000 },
    )
  })

  it('shows three chances for three pods, and rejects for none', async () => {
    await cluster.kubectl(['scale', 'rc', 'mysql', '--replicas=3'])
    await pods(3)
    await eventually(
      async () => {
        const chances = (await rules('nat')).flatMap((line) => /--probability (\S+)/.exec(line)?.[1] ?? [])
        expect(chances).toEqual(['0.33333333349', '0.50000000000'])
      },
      { withinMs: 2000 },
    )
    await cluster.kubectl(['scale', 'rc', 'mysql', '--replicas=0'])
    await eventually(
      async () => {
        const { stdout } = await cluster.kubectl(['get', 'pods', '-l', 'mysql-service=true', '-o', 'name'])
        expect(stdout).toBe('')
        expect((await rules('filter')).filter((line) => line.includes('-j REJECT'))).toHaveLength(2)
        expect(await rules('nat')).toEqual([])
      },
      { withinMs: 60_000 },
    )
    await cluster.kubectl(['scale', 'rc', 'mysql', '--replicas=2'])
    await pods(2)
  })

  it('makes the rules again when another program reloads its own without ours', async () => {
    // Else the proxy, still busy with the pods that are new, could make them before anybody has looked.
    await eventually(async () => expect(await targets()).toHaveLength(2), { withinMs: 5000 })
    const reload = 'iptables-save -t nat | grep -v KUBE- | iptables-restore -T nat && iptables-save -t nat'
    expect(await inside('sh', '-c', reload)).not.toContain('default/mysql-service')
    await eventually(async () => expect((await rules('nat')).length).toBeGreaterThan(5), { withinMs: 5000 })
  })

  it('goes on when a container or its pause is removed behind its back', async () => {
    const names = await pods(2)
    engine.docker('rm', '-f', ...engine.docker('ps', '-q', '-f', `name=${names[0]}`).trim().split('\n'))
    await eventually(
      async () => expect((await get('pods', '-l', 'mysql-service=true', '--no-headers')).match(/1\/1 +Running/g)).toHaveLength(2),
      { withinMs: 60_000 },
    )
  })

  it('leaves pods running while the API server is away', async () => {
    const before = engine.docker('ps', '-q').trim().split('\n').toSorted()
    const port = await get('svc', 'mysql-service', '-o', 'jsonpath={.spec.ports[0].nodePort}')
    const { supervisor } = JSON.parse(await inside('cat', `${cluster.dataDir}/running.json`)) as { supervisor: { pid: number } }
    const child = (await inside('pgrep', '-P', String(supervisor.pid), '-f', 'apiserver')).trim()
    process.kill(Number(child), 'SIGSTOP')
    await new Promise((resolve) => setTimeout(resolve, 10_000))
    expect(engine.docker('ps', '-q').trim().split('\n').toSorted()).toEqual(before)
    expect(await ask(`http://127.0.0.1:${port}`)).toMatch(/^mysql-/)
    process.kill(Number(child), 'SIGCONT')
    await pods(2)
  })

  it('leaves nothing but its data when it goes down, and brings the same pods back', async () => {
    const names = await pods(2)
    expect((await cluster.down()).code).toBe(0)
    expect(engine.docker('ps', '-aq').trim()).toBe('')
    expect(engine.docker('network', 'ls', '--format', '{{.Name}}').trim().split('\n').toSorted()).toEqual(['bridge', 'host', 'none'])
    expect(await inside('iptables-save')).not.toContain('KUBE-')
    const { code, stdout, stderr } = await cluster.up()
    expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' })
    expect((await pods(2)).toSorted()).toEqual(names.toSorted())
  })
})
