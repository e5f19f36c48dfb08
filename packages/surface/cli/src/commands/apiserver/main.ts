import { apiserver, apiserverFlags, dataDirectory } from '@orrery/cluster'
import { createLogger, systemClock, systemRandom } from '@orrery/kit'
import { runCommand } from '../../command/run-command.js'
import { serveUntilTold, tellStep } from '../../command/serve-until-told.js'

await runCommand({
  name: 'apiserver',
  summary: 'run the API server: the one place where the cluster’s objects are kept',
  flags: apiserverFlags,
  run: async (values) => {
    const logger = await createLogger({ level: values['log-level'] })
    const onFatal = (error: Error): void => {
      logger.error({ err: error }, 'the store failed; what the disk holds is not known')
      process.exit(1)
    }
    const context = { clock: systemClock, random: systemRandom, logger, onFatal, onStep: tellStep }
    return serveUntilTold(apiserver(values, dataDirectory(values['data-dir']), context))
  },
})
