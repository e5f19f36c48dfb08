import type { Logger } from '@orrery/kit'
import type { ServicePorts } from '../../model/service-port.js'
import { staleFlows } from '../../model/stale-flows.js'
import type { ProxyBackend } from '../contract.js'
import type { Run } from './command.js'
import { cutFlows } from './cut-flows.js'
import { filterTable } from './filter-table.js'
import { natTable, type IptablesOptions } from './nat-table.js'
import { parseSave, type Saved } from './parse-save.js'
import { planRestore } from './plan-restore.js'
import { tableNames, type Tables } from './tables.js'

export interface IptablesDependencies {
  run: Run
  logger: Logger
}

const nothing: Tables = {
  nat: { chains: new Map(), jumps: [] },
  filter: { chains: new Map(), jumps: [] },
}

/** kube-proxy's iptables mode: one read of what stands, one restore of what differs, all or nothing a table. */
export function createIptablesBackend(
  { run, logger }: IptablesDependencies,
  options: IptablesOptions,
): ProxyBackend {
  const saved = async (): Promise<Saved> => {
    const texts = await Promise.all(tableNames.map((table) => run('iptables-save', ['-t', table])))
    return parseSave(texts.join('\n'))
  }
  const bringAbout = async (wanted: Tables): Promise<void> => {
    const restore = planRestore(await saved(), wanted)
    if (restore === '') return
    await run('iptables-restore', ['--noflush', '-w', '5'], restore)
    logger.debug({ lines: restore.split('\n').length }, 'iptables restored')
  }
  let standing: ServicePorts = []
  return {
    async sync(ports) {
      await bringAbout({ nat: natTable(ports, options), filter: filterTable(ports, options) })
      const stale = staleFlows(standing, ports)
      standing = ports
      await cutFlows(run, stale).catch((error: unknown) => logger.warn({ err: error }, 'UDP flows not cut'))
    },
    cleanup: () => bringAbout(nothing),
    intact: () => hasCanaries(run),
  }
}

/** Upstream's monitor: the canary chains vanish when a firewall service flushes the tables. */
async function hasCanaries(run: Run): Promise<boolean> {
  try {
    for (const table of tableNames) await run('iptables', ['-w', '5', '-t', table, '-S', 'KUBE-PROXY-CANARY'])
    return true
  } catch {
    return false
  }
}
