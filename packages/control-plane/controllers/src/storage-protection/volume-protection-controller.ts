import { resources } from '@orrery/api'
import type { Controller, ControllerContext } from '../framework/controller.js'
import { watch } from '../framework/watch.js'
import { removeFinalizer } from './remove-finalizer.js'

const { persistentvolumes } = resources.corev1

const finalizer = 'kubernetes.io/pv-protection'

/** Lets deleted volumes go when no claim is bound to them any more. */
export function volumeProtectionController({ client, informers }: ControllerContext): Controller {
  return {
    name: 'persistentvolume-protection-controller',
    workers: 2,
    watches: [watch(persistentvolumes)],
    async reconcile(key) {
      const volume = informers.of(persistentvolumes).lister.get(key)
      if (!volume?.metadata.deletionTimestamp || !volume.metadata.finalizers?.includes(finalizer)) return undefined
      if (volume.status.phase !== 'Bound') await removeFinalizer(client, persistentvolumes, volume, finalizer)
      return undefined
    },
  }
}
