import type { Clock, Logger, Random } from '@orrery/kit'
import { HollowRuntime, type Runtime } from '@orrery/kubelet'
import type { RuntimeName } from '../preflight/choose-runtime.js'
import { engineAt } from '../preflight/docker-engine.js'

export interface RuntimeSettings {
  runtime: RuntimeName
  nodeName: string
  /** Empty: where the environment says. */
  dockerHost: string
  pauseImage: string
}

/** What runs a node's containers. The Docker client is loaded only where it is needed. */
export async function createRuntime(
  settings: RuntimeSettings,
  { clock, random, logger }: { clock: Clock; random: Random; logger: Logger },
): Promise<Runtime> {
  if (settings.runtime === 'hollow') return new HollowRuntime({ clock, random })
  const { DockerRuntime } = await import('@orrery/kubelet/docker')
  const { nodeName, pauseImage } = settings
  return new DockerRuntime({ clock, logger, nodeName, pauseImage, socketPath: engineAt(settings.dockerHost) })
}
