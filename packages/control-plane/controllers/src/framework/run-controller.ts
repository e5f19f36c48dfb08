import type { Workqueue } from '@orrery/client'
import type { Clock, Logger, Startable, Timer } from '@orrery/kit'
import type { Controller, Informers } from './controller.js'

/** Counted since the start. */
export interface ControllerMetrics {
  reconciles: number
  failures: number
  /** Keys being worked on now. */
  busy: number
  /** Keys that wait. */
  depth: number
}

export interface Runner extends Startable {
  readonly name: string
  metrics(): ControllerMetrics
}

export interface RunnerParts {
  informers: Informers
  queue: Workqueue
  clock: Clock
  /** Of this controller: what it logs says which one it is. */
  logger: Logger
}

/**
 * Runs a controller's workers. Its handlers are attached at once, before the informers start. `stop` waits for
 * the reconciles under way.
 */
export function runController(controller: Controller, { informers, queue, clock, logger }: RunnerParts): Runner {
  const counts = { reconciles: 0, failures: 0, busy: 0 }
  const timers = new Map<number, Timer>()
  let workers: Promise<void>[] | undefined
  for (const watched of controller.watches) watched.attach(informers, (key) => queue.add(key))
  controller.connect?.((key) => queue.add(key))

  const tick = (index: number): void => {
    const period = controller.periods?.[index]
    if (!period) return
    for (const key of period.keys()) queue.add(key)
    timers.set(index, clock.after(period.everyMs, () => tick(index)))
  }

  const start = (): Promise<void> => {
    workers ??= Array.from({ length: controller.workers }, () => work(controller, queue, counts, logger))
    if (timers.size === 0) controller.periods?.forEach((_, index) => tick(index))
    return Promise.resolve()
  }
  const stop = async (): Promise<void> => {
    for (const timer of timers.values()) timer.cancel()
    timers.clear()
    queue.shutDown()
    await Promise.all(workers ?? [])
  }
  return { name: controller.name, start, stop, metrics: () => ({ ...counts, depth: queue.length }) }
}

async function work(
  controller: Controller,
  queue: Workqueue,
  counts: Omit<ControllerMetrics, 'depth'>,
  logger: Logger,
): Promise<void> {
  for (let key = await queue.take(); key !== undefined; key = await queue.take()) {
    counts.reconciles++
    counts.busy++
    try {
      const again = await controller.reconcile(key)
      queue.forget(key)
      if (again) queue.addAfter(key, again.afterMs)
    } catch (error) {
      counts.failures++
      logger.warn({ key, error: String(error) }, 'reconcile failed, will be retried')
      queue.addRateLimited(key)
    }
    counts.busy--
    queue.done(key)
  }
}
