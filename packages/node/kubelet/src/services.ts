import type { ApiClient, EventRecorder } from '@orrery/client'
import type { Clock, Logger, Random } from '@orrery/kit'
import { apiReferences, type References } from './environment/references.js'
import { ImagePuller } from './images/image-puller.js'
import type { KubeletOptions } from './options.js'
import type { Runtime } from './runtime/contract.js'
import { StatusWriter } from './status/status-writer.js'
import { VolumeManager } from './volumes/volume-manager.js'
import { BackOff } from './worker/back-off.js'

/** What the kubelet is given. */
export interface Surroundings {
  client: ApiClient
  clock: Clock
  random: Random
  logger: Logger
  runtime: Runtime
  recorder: EventRecorder
  options: KubeletOptions
}

/** What every pod's worker shares. */
export interface Services extends Surroundings {
  images: ImagePuller
  volumes: VolumeManager
  references: References
  statuses: StatusWriter
  /** Of containers that end again and again. */
  crashes: BackOff
  /** The node has addresses for pods. */
  networkReady(): boolean
}

export function makeServices(around: Surroundings, networkReady: () => boolean): Services {
  const { client, clock, logger, runtime, options } = around
  return {
    ...around,
    networkReady,
    images: new ImagePuller(runtime, clock),
    volumes: new VolumeManager(options.rootDir),
    references: apiReferences(client, clock),
    statuses: new StatusWriter(client, clock, logger),
    crashes: new BackOff({ initialMs: 10_000, maxMs: 300_000 }),
  }
}
