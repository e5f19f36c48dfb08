import { deepEqual, type corev1 } from '@orrery/api'
import { objectKey, type Lister } from '@orrery/client'
import type { Change } from '../framework/controller.js'
import { isPodReady } from '../pods/conditions.js'
import { isPodFinished } from '../pods/phase.js'
import { addressesOf, isEligible } from './eligible.js'
import { hasManagedEndpoints, selects } from './selected-pods.js'

/** What of a pod shows in endpoints; an update that changes none of it concerns no service. */
function face(pod: corev1.Pod): unknown[] {
  return [
    addressesOf(pod),
    isPodReady(pod),
    isPodFinished(pod),
    pod.metadata.deletionTimestamp !== undefined,
    pod.spec.nodeName,
    pod.spec.hostname,
    pod.spec.subdomain,
    pod.metadata.labels ?? {},
  ]
}

/** Keys of the services that selected the pod before or select it after the change. */
export function servicesOf(change: Change<corev1.Pod>, services: Lister<corev1.Service>): string[] {
  // What had no address and has none is in no endpoints.
  const states = (change.type === 'updated' ? [change.object, change.old] : [change.object]).filter((pod) =>
    isEligible(pod, true),
  )
  if (states.length === 0) return []
  if (change.type === 'updated' && deepEqual(face(change.object), face(change.old))) return []
  return services
    .list(change.object.metadata.namespace)
    .filter(hasManagedEndpoints)
    .filter((service) => states.some((pod) => selects(service, pod.metadata.labels)))
    .map(objectKey)
}
