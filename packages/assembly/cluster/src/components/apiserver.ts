import { serve, type Listeners, type ServedApi, type ServerOptions } from '@orrery/apiserver'
import type { Clock, FlagValues, Logger, Random, Startable } from '@orrery/kit'
import { ensureServiceAccountKey } from '@orrery/pki'
import { openLevelStore, type Store } from '@orrery/store'
import { ensureCertificates, type Certificates } from '../data/certificates.js'
import { layoutOf } from '../data/layout.js'
import type { apiserverFlags } from '../flags/apiserver-flags.js'
import { serverAddresses, serverSettings } from './server-settings.js'

type Values = FlagValues<typeof apiserverFlags>

export interface ApiserverContext {
  clock: Clock
  random: Random
  logger: Logger
  /** Must end the process: what the disk holds is not known any more. */
  onFatal(error: Error): void
  /** Told where it listens. */
  onStep(step: string): void
}

/** A port of 0 means that nobody listens there. */
function listeners(values: Values, { apiserver, ca }: Certificates): Listeners {
  const insecure = { host: values['insecure-bind-address'], port: values['insecure-port'] }
  const serving = { cert: apiserver.certificate, key: apiserver.key }
  const secure = { host: values['bind-address'], port: values['secure-port'], serving, clientCa: ca }
  return { ...(insecure.port !== 0 && { insecure }), ...(secure.port !== 0 && { secure }) }
}

/** The API server as a process of its own has it: store, certificates, both listeners. */
export function apiserver(values: Values, dataDir: string, context: ApiserverContext): Startable {
  const layout = layoutOf(dataDir)
  const running: { stop(): Promise<void> }[] = []
  const stop = async (): Promise<void> => {
    for (let part = running.pop(); part; part = running.pop()) await part.stop()
  }
  const start = async (): Promise<void> => {
    const settings = serverSettings(values)
    const addresses = { advertise: settings.advertiseAddress, kubernetesService: serverAddresses(values).firstServiceIp }
    const [store, pki, serviceAccountKey] = await Promise.all([
      openLevelStore({ directory: layout.store, onFatal: (error) => context.onFatal(error) }),
      ensureCertificates(layout.pki, addresses, context),
      ensureServiceAccountKey(layout.pki, context),
    ])
    running.push({ stop: () => store.close() })
    const server = createServer(store, listeners(values, pki), optionsOf({ ...settings, serviceAccountKey }, pki), context)
    await server.start()
    running.push(server)
    for (const url of server.urls) context.onStep(`API server on ${url}`)
  }
  return {
    start: () =>
      start().catch(async (error: unknown) => {
        await stop()
        throw error
      }),
    stop,
  }
}

function optionsOf(settings: Partial<ServerOptions>, { kubeletClient, ca }: Certificates): Partial<ServerOptions> {
  return { ...settings, kubeletClient: { cert: kubeletClient.certificate, key: kubeletClient.key }, kubeletCa: ca }
}

/** One large request does not wait for another; more would only take the processors from the server itself. */
const requestThreads = 2

function createServer(store: Store, where: Listeners, options: Partial<ServerOptions>, context: ApiserverContext): ServedApi {
  const { clock, random } = context
  const logger = context.logger.child({ component: 'apiserver' })
  return serve({ store, clock, random, logger, options, threads: requestThreads }, where)
}
