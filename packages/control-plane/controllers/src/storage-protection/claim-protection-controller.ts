import { resources, type corev1 } from '@orrery/api'
import type { Controller, ControllerContext } from '../framework/controller.js'
import { watch } from '../framework/watch.js'
import { removeFinalizer } from './remove-finalizer.js'

const { persistentvolumeclaims, pods } = resources.corev1

const finalizer = 'kubernetes.io/pvc-protection'

/** Names of the claims that a pod mounts. */
function claimsOf({ metadata, spec }: corev1.Pod): string[] {
  return (spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
    if (persistentVolumeClaim) return [persistentVolumeClaim.claimName]
    return ephemeral ? [`${metadata.name}-${name}`] : []
  })
}

/** Lets deleted claims go when no pod that was placed mounts them any more. */
export function claimProtectionController({ client, informers }: ControllerContext): Controller {
  return {
    name: 'persistentvolumeclaim-protection-controller',
    workers: 2,
    watches: [
      watch(persistentvolumeclaims),
      watch(pods, ({ type, object }) => {
        const { namespace } = object.metadata
        return type === 'deleted' ? claimsOf(object).map((name) => `${namespace}/${name}`) : []
      }),
    ],
    async reconcile(key) {
      const claim = informers.of(persistentvolumeclaims).lister.get(key)
      if (!claim?.metadata.deletionTimestamp || !claim.metadata.finalizers?.includes(finalizer)) return undefined
      const around = (await client.resource(pods, claim.metadata.namespace).list()).items
      const used = around.some((pod) => pod.spec.nodeName && claimsOf(pod).includes(claim.metadata.name))
      if (!used) await removeFinalizer(client, persistentvolumeclaims, claim, finalizer)
      return undefined
    },
  }
}
