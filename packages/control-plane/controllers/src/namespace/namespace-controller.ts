import { isConflict, isNotFound, resources, type corev1 } from '@orrery/api'
import type { ResourceClient } from '@orrery/client'
import { timestamp } from '@orrery/kit'
import type { Again, Controller, ControllerContext } from '../framework/controller.js'
import { watch } from '../framework/watch.js'
import { emptyNamespace } from './empty-namespace.js'
import { retryAfterMs } from './graceful-estimate.js'
import { withDeletionConditions } from './namespace-conditions.js'

/** The finalizer in a namespace's spec that this controller takes away. */
const finalizer = 'kubernetes'

/** Empties namespaces that are being deleted and then lets them go. */
export function namespaceController(context: ControllerContext): Controller {
  const { client, clock, informers } = context
  const namespaces = client.resource(resources.corev1.namespaces)
  const pods = informers.of(resources.corev1.pods).lister
  return {
    name: 'namespace-controller',
    workers: 10,
    watches: [
      watch(resources.corev1.namespaces, ({ object, type }) =>
        type !== 'deleted' && object.metadata.deletionTimestamp !== undefined ? [object.metadata.name] : [],
      ),
      // The last pod is what takes longest to go.
      watch(resources.corev1.pods, ({ object, type }) => {
        const namespace = object.metadata.namespace ?? ''
        return type === 'deleted' && pods.list(namespace).length === 0 ? [namespace] : []
      }),
    ],
    async reconcile(name): Promise<Again> {
      const known = informers.of(resources.corev1.namespaces).lister.get(name)
      if (!known?.metadata.deletionTimestamp) return undefined
      const namespace = await terminating(namespaces, name)
      if (!namespace?.spec.finalizers?.includes(finalizer)) return undefined
      const result = await emptyNamespace(client, name)
      const status = withDeletionConditions(namespace.status, result, timestamp(clock))
      const current = status ? await namespaces.updateStatus({ ...namespace, status }) : namespace
      if (result.contentErrors.length > 0) throw new Error(result.contentErrors.join('; '))
      if (result.discoveryFailures.length > 0) throw new Error(`discovery of ${result.discoveryFailures.length} groups failed`)
      if (result.estimateSeconds > 0) return { afterMs: retryAfterMs(result.estimateSeconds) }
      await finalize(namespaces, current)
      return undefined
    },
  }
}

/** The namespace as the server has it, its phase saying that it ends; undefined where it is gone or not ending. */
async function terminating(
  namespaces: ResourceClient<corev1.Namespace>,
  name: string,
): Promise<corev1.Namespace | undefined> {
  try {
    const namespace = await namespaces.get(name)
    if (namespace.metadata.deletionTimestamp === undefined) return undefined
    if (namespace.status.phase === 'Terminating') return namespace
    return await namespaces.updateStatus({ ...namespace, status: { ...namespace.status, phase: 'Terminating' } })
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

/** Repeated with the newest state on a conflict, since others write namespaces too. */
async function finalize(namespaces: ResourceClient<corev1.Namespace>, namespace: corev1.Namespace): Promise<void> {
  const { name, uid } = namespace.metadata
  for (let current = namespace; ; current = await namespaces.get(name)) {
    if (current.metadata.uid !== uid) return
    const finalizers = (current.spec.finalizers ?? []).filter((item) => item !== finalizer)
    try {
      await namespaces.updateSubresource(name, 'finalize', { ...current, spec: { ...current.spec, finalizers } })
      return
    } catch (error) {
      if (isNotFound(error)) return
      if (!isConflict(error)) throw error
    }
  }
}
