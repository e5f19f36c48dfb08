import { createEventRecorder, createInformerFactory, createWorkqueue, type ApiClient, type BackgroundRecorder } from '@orrery/client'
import type { Clock, Logger, Random, Startable } from '@orrery/kit'
import type { ControllerContext } from './framework/controller.js'
import { isEnabled } from './framework/enabled.js'
import { defaultControllerOptions, type ControllerOptions } from './framework/options.js'
import { runController, type ControllerMetrics, type Runner } from './framework/run-controller.js'
import { sharedInformers } from './framework/shared-informers.js'
import { indexPods } from './pods/pod-indexes.js'
import { registry } from './registry.js'

export interface ControllerManagerParts {
  client: ApiClient
  clock: Clock
  random: Random
  logger: Logger
  options?: Partial<ControllerOptions>
}

export interface ControllerManager extends Startable {
  /** By controller; plain values, for whoever serves metrics. */
  metrics(): Readonly<Record<string, ControllerMetrics>>
}

/**
 * Runs the controllers that the options ask for over shared informers. `start` resolves when their caches are
 * synced and their workers run. Not to be started again after `stop`.
 */
export function createControllerManager(parts: ControllerManagerParts): ControllerManager {
  const { client, clock, random, logger } = parts
  const options = { ...defaultControllerOptions, ...parts.options }
  const informers = sharedInformers(createInformerFactory(client, { clock, random, logger }))
  indexPods(informers)
  const recorders: BackgroundRecorder[] = []
  const runners = registry
    .filter(({ name }) => isEnabled(name, options.controllers))
    .map(({ name, eventSource, create }): Runner => {
      const child = logger.child({ controller: name })
      const source = { component: eventSource }
      const recorder = createEventRecorder(client, { source, clock, random, logger: child })
      recorders.push(recorder)
      const context: ControllerContext = { client, informers, recorder, clock, random, logger: child, options }
      return runController(create(context), { informers, queue: createWorkqueue({ clock }), clock, logger: child })
    })
  return {
    start: async () => {
      await informers.start()
      await Promise.all(runners.map((runner) => runner.start()))
    },
    stop: async () => {
      await Promise.all(runners.map((runner) => runner.stop()))
      await informers.stop()
      await Promise.all(recorders.map((recorder) => recorder.stop()))
    },
    metrics: () => Object.fromEntries(runners.map((runner) => [runner.name, runner.metrics()])),
  }
}
