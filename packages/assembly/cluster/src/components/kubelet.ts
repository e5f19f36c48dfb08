import type { FlagValues, Startable } from '@orrery/kit'
import { createKubelet } from '@orrery/kubelet'
import type { kubeletFlags } from '../flags/kubelet-flags.js'
import { kubeletSettings } from './kubelet-settings.js'
import { createRecorders } from './recorders.js'
import { createRuntime } from './runtimes.js'
import { clientOf, type Surroundings } from './surroundings.js'

type Values = FlagValues<typeof kubeletFlags>

/** One node. Stopping leaves containers running; a later kubelet of the same node takes them over. */
export async function kubelet(values: Values, surroundings: Surroundings): Promise<Startable> {
  const { clock, random } = surroundings
  const options = kubeletSettings(values)
  const logger = surroundings.logger.child({ component: 'kubelet', node: options.nodeName })
  const client = clientOf(surroundings, 'kubelet')
  const recorders = createRecorders(client, surroundings)
  const runtime = await createRuntime(
    {
      runtime: values.runtime,
      nodeName: options.nodeName,
      dockerHost: values['docker-host'],
      pauseImage: values['pod-infra-container-image'],
    },
    { clock, random, logger },
  )
  const node = createKubelet({
    client,
    clock,
    random,
    logger,
    runtime,
    options,
    recorder: recorders.of('kubelet', options.nodeName),
  })
  const stop = async (): Promise<void> => {
    await node.stop()
    await recorders.stop()
  }
  return { start: () => node.start(), stop }
}
