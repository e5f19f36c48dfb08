/** What iptables-save showed: per table, per chain, the rules in order without `-A CHAIN `. */
export type Saved = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/** Reads iptables-save's output; lines it does not know (comments, COMMIT) are passed over. */
export function parseSave(text: string): Saved {
  const tables = new Map<string, Map<string, string[]>>()
  let chains = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    if (line.startsWith('*')) {
      chains = new Map()
      tables.set(line.slice(1).trim(), chains)
    } else if (line.startsWith(':')) {
      chains.set(line.slice(1, line.indexOf(' ')), [])
    } else if (line.startsWith('-A ')) {
      const end = line.indexOf(' ', 3)
      const name = end === -1 ? line.slice(3) : line.slice(3, end)
      chains.get(name)?.push(end === -1 ? '' : line.slice(end + 1).trimEnd())
    }
  }
  return tables
}
