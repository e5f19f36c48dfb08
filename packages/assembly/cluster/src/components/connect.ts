import { loadKubeconfig } from '@orrery/client'
import { createLogger, systemClock, systemRandom, type FlagValues } from '@orrery/kit'
import { httpTransport, type HttpTransportOptions } from '@orrery/transport'
import type { clientFlags } from '../flags/client-flags.js'
import type { Surroundings } from './surroundings.js'

type Where = Pick<FlagValues<typeof clientFlags>, 'master' | 'kubeconfig'>

async function serverOf(values: Where): Promise<HttpTransportOptions> {
  const local = { baseUrl: 'http://127.0.0.1:8080' }
  const fromFile = values.kubeconfig === '' ? local : await loadKubeconfig(values.kubeconfig)
  return values.master === '' ? fromFile : { ...fromFile, baseUrl: values.master }
}

/** The surroundings of a component that runs as a process of its own. */
export async function connect(values: FlagValues<typeof clientFlags>): Promise<Surroundings> {
  const server = await serverOf(values)
  const serverCa = server.tls?.ca
  return {
    ...(typeof serverCa === 'string' && { serverCa }),
    transport: httpTransport(server),
    clock: systemClock,
    random: systemRandom,
    logger: await createLogger({ level: values['log-level'] }),
  }
}
