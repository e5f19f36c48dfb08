import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeFlags, type Clock, type FlagValues, type Logger, type Random, type Startable } from '@orrery/kit'
import { nodeNames } from '../components/node-names.js'
import { serverAddresses } from '../components/server-settings.js'
import { ensureCertificates } from '../data/certificates.js'
import { dataDirectory } from '../data/data-directory.js'
import { layoutOf, type Layout } from '../data/layout.js'
import { forgetRunning, identify, isAlive, readRunning, writeRunning, type Running } from '../data/running.js'
import { apiserverFlags } from '../flags/apiserver-flags.js'
import { upFlags } from '../flags/up-flags.js'
import { kubeconfigFor, type Kubeconfig } from '../kubeconfig/kubeconfig.js'
import { mergeInto, usersKubeconfig, writeKubeconfig } from '../kubeconfig/write-kubeconfig.js'
import { chooseRuntime, type Choice } from '../preflight/choose-runtime.js'
import { engineAt } from '../preflight/docker-engine.js'
import { inspectMachine } from '../preflight/inspect-machine.js'
import { supervise, type SupervisorOptions } from '../supervision/supervisor.js'
import { cleanUp } from './clean-up.js'

export type UpValues = FlagValues<typeof upFlags>

export interface UpContext {
  /** The file of the command line, for child processes. */
  program: string
  clock: Clock
  random: Random
  logger: Logger
  onStep(step: string): void
}

/** Brings a cluster up. `start` resolves when it is ready; `stop` takes it down and leaves its data. */
export function up(values: UpValues, context: UpContext): Startable {
  const layout = layoutOf(dataDirectory(values['data-dir']))
  let cluster: Startable | undefined
  let running: Running | undefined
  const stop = async (): Promise<void> => {
    await cluster?.stop()
    if (running) await cleanUp(running, context)
    forgetRunning(layout.running)
    running = undefined
  }
  const start = async (): Promise<void> => {
    await refuseSecond(layout, context)
    const choice = await prepare(values, context)
    await writeAccess(values, layout, context)
    running = runningOf(values, choice)
    writeRunning(layout.running, running)
    cluster = processes(values, layout, choice, context)
    await cluster.start().catch(async (error: unknown) => {
      await stop()
      throw error
    })
  }
  return { start, stop }
}

/** One cluster a data directory; what a killed one left behind is removed first. */
async function refuseSecond(layout: Layout, context: UpContext): Promise<void> {
  for (const path of [layout.root, layout.logs]) mkdirSync(path, { recursive: true, mode: 0o700 })
  const before = readRunning(layout.running)
  if (before === undefined) return
  if (isAlive(before.supervisor)) {
    throw new Error(`a cluster is up already (process ${before.supervisor.pid}); orrery down takes it down`)
  }
  context.onStep('removing what a cluster left that was not taken down')
  await cleanUp(before, context)
}

async function prepare(values: UpValues, context: UpContext): Promise<Choice> {
  const engine = engineAt(values['docker-host'])
  const machine = values.runtime === 'hollow' ? {} : await inspectMachine(engine)
  const choice = chooseRuntime(values.runtime, values.nodes, machine)
  for (const remark of choice.remarks) context.onStep(remark)
  return choice
}

async function writeAccess(values: UpValues, layout: Layout, context: UpContext): Promise<void> {
  const { advertiseAddress, firstServiceIp } = serverAddresses(values)
  const addresses = { advertise: advertiseAddress, kubernetesService: firstServiceIp }
  const { ca, admin } = await ensureCertificates(layout.pki, addresses, context)
  const server = `https://127.0.0.1:${values['secure-port']}`
  const kubeconfig: Kubeconfig = kubeconfigFor({ server, ca, cert: admin.certificate, key: admin.key })
  writeKubeconfig(layout.kubeconfig, kubeconfig)
  if (!values['merge-kubeconfig']) return
  const path = usersKubeconfig(process.env)
  mergeInto(path, kubeconfig)
  context.onStep(`context orrery in ${path}`)
}

function runningOf(values: UpValues, { runtime, proxy }: Choice): Running {
  return {
    supervisor: identify(process.pid),
    insecurePort: values['insecure-port'],
    securePort: values['secure-port'],
    nodes: nodeNames(values.nodes),
    runtime,
    proxy,
    dockerHost: engineAt(values['docker-host']),
  }
}

const { 'data-dir': _, ...passedToServer } = apiserverFlags

const passedToComponents = {
  nodes: upFlags.nodes,
  'cluster-cidr': upFlags['cluster-cidr'],
  'pod-infra-container-image': upFlags['pod-infra-container-image'],
  'legacy-service-port-names': upFlags['legacy-service-port-names'],
  'log-level': upFlags['log-level'],
}

/** Both at once: the components wait for the server themselves. */
function processes(values: UpValues, layout: Layout, { runtime, proxy }: Choice, context: UpContext): Startable {
  const options: SupervisorOptions = { ...context, onStep: (_, step) => context.onStep(step) }
  const data = `--data-dir=${layout.root}`
  const log = (name: string): string => join(layout.logs, `${name}.log`)
  const server = supervise(
    { name: 'apiserver', args: ['apiserver', data, ...writeFlags(passedToServer, values)], logFile: log('apiserver'), graceMs: 10_000 },
    options,
  )
  const asked = [
    ...writeFlags(passedToComponents, values),
    `--master=http://127.0.0.1:${values['insecure-port']}`,
    `--runtime=${runtime}`,
    `--proxy=${proxy}`,
    `--docker-host=${engineAt(values['docker-host'])}`,
  ]
  const rest = supervise(
    { name: 'components', args: ['components', data, ...asked], logFile: log('components'), graceMs: 20_000 },
    options,
  )
  return {
    start: async () => {
      await Promise.all([server.start(), rest.start()])
    },
    stop: async () => {
      await rest.stop()
      await server.stop()
    },
  }
}
