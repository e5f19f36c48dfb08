import type { Logger } from '@orrery/kit'
import type { Store } from '@orrery/store'

/** Something that must be well. */
export interface HealthCheck {
  name: string
  /** Throws with the reason where it is not. */
  check: () => void | Promise<void>
}

/** What is done once after the view is filled, before the server is ready; upstream's names. */
export const postStartHooks = [
  'start-system-namespaces-controller',
  'scheduling/bootstrap-system-priority-classes',
  'bootstrap-controller',
  'start-kubernetes-service-cidr-controller',
] as const

export type PostStartHook = (typeof postStartHooks)[number]

/** How far the server has come. */
export class Readiness {
  /** Whether the view shows the store. */
  filled = false
  stopping = false
  readonly #done = new Set<PostStartHook>()

  async run(hook: PostStartHook, work: () => Promise<void>): Promise<void> {
    await work()
    this.#done.add(hook)
  }

  isDone(hook: PostStartHook): boolean {
    return this.#done.has(hook)
  }
}

export type Endpoint = 'healthz' | 'livez' | 'readyz'

/** The checks of each endpoint in upstream's order and by its names, of those things that are here. */
export function healthChecks(store: Store, readiness: Readiness, logger: Logger): Readonly<Record<Endpoint, readonly HealthCheck[]>> {
  const must = (name: string, holds: () => boolean, problem: string): HealthCheck => ({
    name,
    check: () => {
      if (!holds()) throw new Error(problem)
    },
  })
  const read = async (): Promise<void> => void (await store.get('/health'))
  const ping: HealthCheck = { name: 'ping', check: () => {} }
  const hooks = postStartHooks.map((hook) => must(`poststarthook/${hook}`, () => readiness.isDone(hook), 'not finished'))
  const log: HealthCheck = { name: 'log', check: () => logger.flush?.() }
  const live = [ping, log, { name: 'etcd', check: read }, ...hooks]
  const ready = [
    ping,
    log,
    { name: 'etcd', check: read },
    { name: 'etcd-readiness', check: read },
    must('informer-sync', () => readiness.filled, 'the view is not filled yet'),
    ...hooks,
    must('shutdown', () => !readiness.stopping, 'process is shutting down'),
  ]
  return { healthz: live, livez: live, readyz: ready }
}
