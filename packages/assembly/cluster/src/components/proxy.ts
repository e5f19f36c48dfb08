import { resources } from '@orrery/api'
import { createInformerFactory } from '@orrery/client'
import { silentLogger, type FlagValues, type Startable } from '@orrery/kit'
import { createIptablesBackend, prepareKernel, Proxier, runner, type ProxyBackend } from '@orrery/proxy'
import type { proxyFlags } from '../flags/proxy-flags.js'
import { clientOf, type Surroundings } from './surroundings.js'

type Values = FlagValues<typeof proxyFlags>

export function proxyBackend(values: Values, { logger }: Pick<Surroundings, 'logger'>): ProxyBackend {
  const options = {
    clusterCidr: values['cluster-cidr'],
    legacyServicePortNames: values['legacy-service-port-names'],
  }
  return createIptablesBackend({ run: runner(), logger }, options)
}

/** The proxy of this machine. */
export function proxy(values: Values, surroundings: Surroundings): Startable {
  const { clock, random } = surroundings
  const logger = surroundings.logger.child({ component: 'proxy' })
  const informers = createInformerFactory(clientOf(surroundings, 'kube-proxy'), { clock, random, logger })
  const proxier = new Proxier(
    {
      services: informers.informer(resources.corev1.services),
      endpointSlices: informers.informer(resources.discoveryv1.endpointslices),
      endpoints: informers.informer(resources.corev1.endpoints),
      backend: proxyBackend(values, { logger }),
      clock,
      logger,
    },
    { syncPeriodMs: values['iptables-sync-period'], minSyncPeriodMs: values['iptables-min-sync-period'] },
  )
  const start = async (): Promise<void> => {
    for (const refusal of await prepareKernel(runner())) logger.warn({ refusal }, 'kernel setting could not be made')
    await proxier.start()
  }
  return { start, stop: () => proxier.stop() }
}

/** Removes every rule a proxy ever made here. */
export async function cleanUpProxy(): Promise<void> {
  const options = { clusterCidr: '', legacyServicePortNames: false }
  await createIptablesBackend({ run: runner(), logger: silentLogger }, options).cleanup()
}
