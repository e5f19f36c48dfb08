import { dataDirectory, detach, layoutOf, up, upFlags, type UpValues } from '@orrery/cluster'
import { createLogger, systemClock, systemRandom } from '@orrery/kit'
import { runCommand } from '../../command/run-command.js'
import { serveUntilTold, tellStep } from '../../command/serve-until-told.js'
import { showSteps, type Steps } from '../../command/steps.js'

const program = process.argv[1] ?? ''

function sayHow(values: UpValues): void {
  const { kubeconfig } = layoutOf(dataDirectory(values['data-dir']))
  const server = values['insecure-port'] === 8080 ? '' : ` --server http://127.0.0.1:${values['insecure-port']}`
  console.log(`\ntry: kubectl${server} get nodes    (or KUBECONFIG=${kubeconfig})`)
}

async function inBackground(values: UpValues, steps: Steps): Promise<number> {
  const args = process.argv.slice(2).filter((arg) => !/^--detach(=.*)?$/.test(arg))
  await detach({ program, args: [...args, '--detach=false'], dataDir: values['data-dir'], onStep: (step) => steps.done(step) })
  steps.end()
  sayHow(values)
  return 0
}

async function inForeground(values: UpValues, steps: Steps): Promise<number> {
  const logger = await createLogger({ level: values['log-level'] })
  const onStep = (step: string): void => {
    steps.done(step)
    tellStep(step)
  }
  const cluster = up(values, { program, clock: systemClock, random: systemRandom, logger, onStep })
  return serveUntilTold(cluster, () => {
    steps.end()
    sayHow(values)
    if (!process.send) console.log('Ctrl-C takes the cluster down; its data stays')
  })
}

await runCommand({
  name: 'up',
  summary: 'bring a cluster up on this machine',
  flags: upFlags,
  run: (values) => {
    const steps = showSteps('starting')
    return values.detach ? inBackground(values, steps) : inForeground(values, steps)
  },
})
