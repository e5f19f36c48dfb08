import { connect, scheduler, schedulerFlags } from '@orrery/cluster'
import { runCommand } from '../../command/run-command.js'
import { serveUntilTold } from '../../command/serve-until-told.js'

await runCommand({
  name: 'scheduler',
  summary: 'give pods that have none a node',
  flags: schedulerFlags,
  run: async (values) => serveUntilTold(scheduler(values, await connect(values))),
})
