import { createApiServer } from '@orrery/apiserver'
import type { Clock, FlagValues, Logger, Random, Startable } from '@orrery/kit'
import { ensureServiceAccountKey, type ServiceAccountKey } from '@orrery/pki'
import { openLevelStore, type Store } from '@orrery/store'
import { serveHttp, type Handler, type HttpServer } from '@orrery/transport'
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

function listeners(values: Values, handler: Handler, pki: Certificates, { clock, logger }: ApiserverContext): HttpServer[] {
  const common = { handler, clock, logger }
  const { certificate: cert, key } = pki.apiserver
  const plain = { host: values['insecure-bind-address'], port: values['insecure-port'] }
  const secure = { host: values['bind-address'], port: values['secure-port'], tls: { cert, key, clientCa: pki.ca } }
  return [plain, secure].filter(({ port }) => port !== 0).map((where) => serveHttp({ ...common, ...where }))
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
    const server = createServer(store, pki, { ...settings, serviceAccountKey }, context)
    await server.start()
    running.push(server)
    for (const listener of listeners(values, server.handler, pki, context)) {
      await listener.start()
      running.push(listener)
      context.onStep(`API server on ${listener.address.url}`)
    }
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

function createServer(
  store: Store,
  pki: Certificates,
  settings: ReturnType<typeof serverSettings> & { serviceAccountKey: ServiceAccountKey },
  { clock, random, logger }: ApiserverContext,
): ReturnType<typeof createApiServer> {
  const kubeletClient = { cert: pki.kubeletClient.certificate, key: pki.kubeletClient.key }
  const options = { ...settings, kubeletClient, kubeletCa: pki.ca }
  return createApiServer({ store, clock, random, logger: logger.child({ component: 'apiserver' }), options })
}
