import type { Saved } from './parse-save.js'
import { tableNames, type Jump, type Table, type Tables } from './tables.js'

/** Chains that are this proxy's by name, whichever process made them. */
const chainPattern =
  /^KUBE-(SERVICES|NODEPORTS|POSTROUTING|MARK-MASQ|EXTERNAL-SERVICES|FORWARD|PROXY-CANARY|SVC-[A-Z2-7]{16}|SEP-[A-Z2-7]{16})$/

export function isOurs(chain: string): boolean {
  return chainPattern.test(chain)
}

/**
 * What iptables-restore --noflush has to be told so that `wanted` is true: only chains that differ, jumps that are
 * missing or not in front, and chains that are no longer wanted. Empty when all is as it should be.
 */
export function planRestore(saved: Saved, wanted: Tables): string {
  return tableNames
    .map((name) => {
      const lines = planTable(saved.get(name) ?? new Map<string, string[]>(), wanted[name])
      return lines.length === 0 ? '' : [`*${name}`, ...lines, 'COMMIT', ''].join('\n')
    })
    .join('')
}

type Chains = ReadonlyMap<string, readonly string[]>

function planTable(chains: Chains, wanted: Table): string[] {
  const changed = [...wanted.chains].filter(([name, rules]) => !sameRules(chains.get(name), rules))
  const stale = [...chains.keys()].filter((name) => isOurs(name) && !wanted.chains.has(name))
  return [
    ...[...changed.map(([name]) => name), ...stale].map((name) => `:${name} - [0:0]`),
    ...changed.flatMap(([name, rules]) => rules.map((rule) => `-A ${name} ${rule}`)),
    ...planJumps(chains, wanted.jumps),
    ...stale.map((name) => `-X ${name}`),
  ]
}

function sameRules(standing: readonly string[] | undefined, wanted: readonly string[]): boolean {
  return standing?.length === wanted.length && wanted.every((rule, index) => rule === standing[index])
}

/** Per foreign chain: our jumps, in their order, before everything else; set anew where they are not. */
function planJumps(chains: Chains, jumps: readonly Jump[]): string[] {
  const foreign = [...new Set([...jumps.map(({ chain }) => chain), ...chains.keys()])].filter((name) => !isOurs(name))
  return foreign.flatMap((chain) => {
    const wanted = jumps.filter((jump) => jump.chain === chain).map(({ rule }) => rule)
    const standing = chains.get(chain) ?? []
    const ours = standing.filter(jumpsToUs)
    if (sameRules(ours, wanted) && sameRules(standing.slice(0, wanted.length), wanted)) return []
    return [
      ...ours.map((rule) => `-D ${chain} ${rule}`),
      ...wanted.map((rule, index) => `-I ${chain} ${index + 1} ${rule}`),
    ]
  })
}

function jumpsToUs(rule: string): boolean {
  const target = / -j (\S+)$/.exec(` ${rule}`)?.[1]
  return target !== undefined && isOurs(target)
}
