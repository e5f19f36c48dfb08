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

/** A network of its own with loopback up, so that no test touches the machine's rules. */
export function networkNamespace(purpose: string): NetworkNamespace {
  const name = `orrery-${purpose}-${process.pid}`
  execFileSync('ip', ['netns', 'add', name])
  const prefix = ['nsenter', `--net=/run/netns/${name}`]
  const run = (program: string, ...args: string[]): string =>
    execFileSync(prefix[0] ?? '', [...prefix.slice(1), program, ...args], { encoding: 'utf8', stdio: 'pipe' })
  run('ip', 'link', 'set', 'lo', 'up')
  return { name, prefix, run, remove: () => execFileSync('ip', ['netns', 'del', name]) }
}
