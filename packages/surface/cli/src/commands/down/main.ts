import { down, upFlags } from '@orrery/cluster'
import { createLogger, systemClock, systemRandom } from '@orrery/kit'
import { runCommand } from '../../command/run-command.js'

await runCommand({
  name: 'down',
  summary: 'take the cluster down: processes, containers, networks, packet rules; its data stays',
  flags: { 'data-dir': upFlags['data-dir'], 'log-level': upFlags['log-level'] },
  run: async (values) => {
    const logger = await createLogger({ level: values['log-level'] })
    const was = await down(values['data-dir'], { clock: systemClock, random: systemRandom, logger })
    console.log(was ? 'the cluster is down; its data stays' : 'no cluster was up')
    return 0
  },
})
