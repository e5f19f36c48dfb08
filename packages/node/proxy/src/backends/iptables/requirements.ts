import type { Run } from './command.js'

/** Why the iptables backend cannot work here, in one line; undefined when it can. Changes nothing. */
export async function iptablesObstacle(run: Run): Promise<string | undefined> {
  try {
    await run('iptables-save', ['-t', 'nat'])
    await run('iptables-restore', ['--noflush', '--test', '-w', '5'], '*nat\nCOMMIT\n')
    return undefined
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return /ENOENT/.test(message) ? 'iptables is not installed' : message.split('\n')[0]
  }
}

/**
 * What the rules presuppose of the kernel: packets are forwarded, and node ports answer on 127.0.0.1 (upstream's
 * --iptables-localhost-nodeports). Where the setting cannot be written the text of the refusal is returned.
 */
export async function prepareKernel(run: Run): Promise<readonly string[]> {
  const settings = ['/proc/sys/net/ipv4/ip_forward', '/proc/sys/net/ipv4/conf/all/route_localnet']
  const refused: string[] = []
  for (const path of settings) {
    const script = `[ "$(cat ${path})" = 1 ] || echo 1 > ${path}`
    await run('sh', ['-c', script]).catch((error: unknown) => refused.push(`${path}: ${String(error)}`))
  }
  return refused
}
