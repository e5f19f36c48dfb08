import { createInformerFactory, createWorkqueue, type ApiClient, type EventRecorder } from '@orrery/client'
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
  /** Makes the recorder of a controller's events; they say which controller they come from. */
  recorder(component: string): EventRecorder
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
  const names = Object.keys(registry).filter((name) => isEnabled(name, options.controllers))
  const runners = names.flatMap((name): Runner[] => {
    const make = registry[name]
    if (!make) return []
    const child = logger.child({ controller: name })
    const recorder = parts.recorder(name)
    const context: ControllerContext = { client, informers, recorder, clock, random, logger: child, options }
    return [runController(make(context), { informers, queue: createWorkqueue({ clock }), clock, logger: child })]
  })
  return {
    start: async () => {
      await informers.start()
      await Promise.all(runners.map((runner) => runner.start()))
    },
    stop: async () => {
      await Promise.all(runners.map((runner) => runner.stop()))
      await informers.stop()
    },
    metrics: () => Object.fromEntries(runners.map((runner) => [runner.name, runner.metrics()])),
  }
}
