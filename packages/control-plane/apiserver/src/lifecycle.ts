import { startInOrder, type Startable } from '@orrery/kit'
import { ensureDefaultServiceCidr } from './bootstrap/default-service-cidr.js'
import { expireEvents } from './bootstrap/expire-events.js'
import { ensureKubernetesService } from './bootstrap/kubernetes-service.js'
import { ensureNamespaces } from './bootstrap/namespaces.js'
import { periodic } from './bootstrap/periodic.js'
import { ensurePriorityClasses } from './bootstrap/priority-classes.js'
import type { OwnServices } from './create-services.js'
import type { Services } from './services.js'

/** The live view, which all else reads. */
function reading({ view, watches, readiness }: OwnServices): Startable {
  return {
    start: async () => {
      await view.start()
      readiness.filled = true
    },
    stop: () => {
      watches.close()
      view.stop()
      return Promise.resolve()
    },
  }
}

/** What every cluster has. */
function bootstrap(services: Services): Startable {
  const { readiness } = services
  return {
    start: async () => {
      await Promise.all([
        readiness.run('start-system-namespaces-controller', () => ensureNamespaces(services)),
        readiness.run('scheduling/bootstrap-system-priority-classes', () => ensurePriorityClasses(services)),
      ])
      await readiness.run('bootstrap-controller', () => ensureKubernetesService(services))
      await readiness.run('start-kubernetes-service-cidr-controller', () => ensureDefaultServiceCidr(services))
    },
    stop: () => Promise.resolve(),
  }
}

/** What the server does besides answering, from its start to its stop. */
export function lifecycle(services: OwnServices): Startable {
  const { clock, logger } = services
  const tasks = [
    { name: 'system-namespaces', everyMs: 60_000, run: () => ensureNamespaces(services) },
    { name: 'kubernetes-service', everyMs: 10_000, run: () => ensureKubernetesService(services) },
    { name: 'default-service-cidr', everyMs: 10_000, run: () => ensureDefaultServiceCidr(services) },
    { name: 'event-ttl', everyMs: 60_000, run: () => expireEvents(services) },
  ]
  return startInOrder([reading(services), bootstrap(services), ...tasks.map((task) => periodic(task, clock, logger))])
}
