import { runningCluster, upFlags } from '@orrery/cluster'
import { runCommand } from '../../command/run-command.js'

await runCommand({
  name: 'status',
  summary: 'tell what runs; exit code 1 when nothing does',
  flags: { 'data-dir': upFlags['data-dir'] },
  run: async (values) => {
    const running = runningCluster(values['data-dir'])
    if (running === undefined) {
      console.log('no cluster is up')
      return 1
    }
    console.log(`up since process ${running.supervisor.pid}`)
    console.log(`API server   http://127.0.0.1:${running.insecurePort}  https://127.0.0.1:${running.securePort}`)
    console.log(`nodes        ${running.nodes.join(' ')} (${running.runtime})`)
    console.log(`packet rules ${running.proxy ? 'iptables' : 'none'}`)
    return 0
  },
})
