/** A chain's rules without their `-A CHAIN ` head, in the form iptables-save prints. */
export type Rules = readonly string[]

/** A rule of ours in a chain of somebody else's, which must stand before everything that is not ours. */
export interface Jump {
  chain: string
  rule: string
}

/** What shall be true of one table. */
export interface Table {
  /** Ours, whole. */
  chains: ReadonlyMap<string, Rules>
  jumps: readonly Jump[]
}

export interface Tables {
  nat: Table
  filter: Table
}

export const tableNames = ['nat', 'filter'] as const

/** Text as iptables-save quotes it in a comment. */
export function comment(text: string): string {
  return `-m comment --comment "${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`
}

export function jump(chain: string, rule: string): Jump {
  return { chain, rule }
}
