import { readFileSync } from 'node:fs'

const sysResource = 24n

/** Whether processes may be made less likely to be killed than this one: needs CAP_SYS_RESOURCE. */
export function mayLowerOomScore(): boolean {
  try {
    const [, mask = '0'] = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    return ((BigInt(`0x${mask}`) >> sysResource) & 1n) === 1n
  } catch {
    return true
  }
}
