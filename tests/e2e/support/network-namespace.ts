import { execFileSync } from 'node:child_process'

export interface NetworkNamespace {
  name: string
  /** What runs a program inside: `nsenter --net=...`. */
  prefix: string[]
  run(program: string, ...args: string[]): string
  remove(): void
}

/** Whether this process may make network namespaces and has iptables. */
export function canIsolate(): boolean {
  try {
    execFileSync('ip', ['netns', 'list'], { stdio: 'ignore' })
    execFileSync('iptables', ['--version'], { stdio: 'ignore' })
    return process.getuid?.() === 0
  } catch {
    return false
  }
}

/**
 * A network of its own, so that no test touches the machine's rules: loopback, and a link that leads nowhere with a
 * default route, without which no packet to a cluster IP would leave the process.
 */
export function networkNamespace(purpose: string): NetworkNamespace {
  const name = `orrery-${purpose}-${process.pid}`
  execFileSync('ip', ['netns', 'add', name])
  const prefix = ['nsenter', `--net=/run/netns/${name}`]
  const run = (program: string, ...args: string[]): string =>
    execFileSync(prefix[0] ?? '', [...prefix.slice(1), program, ...args], { encoding: 'utf8', stdio: 'pipe' })
  run('ip', 'link', 'set', 'lo', 'up')
  run('ip', 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', 'nowhere')
  for (const link of ['eth0', 'nowhere']) run('ip', 'link', 'set', link, 'up')
  run('ip', 'address', 'add', '192.0.2.10/24', 'dev', 'eth0')
  run('ip', 'route', 'add', 'default', 'via', '192.0.2.1')
  return { name, prefix, run, remove: () => execFileSync('ip', ['netns', 'del', name]) }
}
