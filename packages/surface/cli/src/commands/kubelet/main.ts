import { connect, kubelet, kubeletFlags } from '@orrery/cluster'
import { runCommand } from '../../command/run-command.js'
import { serveUntilTold } from '../../command/serve-until-told.js'

await runCommand({
  name: 'kubelet',
  summary: 'run one node: register it, run the pods bound to it, report',
  flags: kubeletFlags,
  run: async (values) => serveUntilTold(await kubelet(values, await connect(values))),
})
