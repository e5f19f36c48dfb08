import { components, componentsFlags, connect } from '@orrery/cluster'
import { runCommand } from '../../command/run-command.js'
import { serveUntilTold, tellStep } from '../../command/serve-until-told.js'

await runCommand({
  name: 'components',
  summary: 'run controllers, scheduler, kubelets and proxy in one process, as up does',
  flags: componentsFlags,
  run: async (values) => serveUntilTold(components(values, await connect(values), tellStep)),
})
