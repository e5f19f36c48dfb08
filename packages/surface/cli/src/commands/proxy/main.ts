import { cleanUpProxy, connect, proxy, proxyFlags } from '@orrery/cluster'
import { runCommand } from '../../command/run-command.js'
import { serveUntilTold } from '../../command/serve-until-told.js'

await runCommand({
  name: 'proxy',
  summary: 'make Services reachable on this machine with iptables',
  flags: proxyFlags,
  run: async (values) => {
    if (!values.cleanup) return serveUntilTold(proxy(values, await connect(values)))
    await cleanUpProxy()
    return 0
  },
})
