import { connect, controllerManager, controllerManagerFlags } from '@orrery/cluster'
import { runCommand } from '../../command/run-command.js'
import { serveUntilTold } from '../../command/serve-until-told.js'

await runCommand({
  name: 'controller-manager',
  summary: 'run the controllers: loops that move the cluster towards what its objects say',
  flags: controllerManagerFlags,
  run: async (values) => serveUntilTold(controllerManager(values, await connect(values))),
})
