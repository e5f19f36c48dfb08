import { resources } from '@orrery/api'
import type { Informers } from '../framework/controller.js'
import { controllerOf } from './owner.js'

/** Names of the pod cache's indexes. */
export const podsByController = 'controllerUid'
export const orphansByNamespace = 'orphansByNamespace'
export const podsByNode = 'nodeName'

/** Adds the indexes that controllers share. Once, before the informers start. */
export function indexPods(informers: Informers): void {
  const pods = informers.of(resources.corev1.pods)
  pods.addIndex(podsByController, (pod) => {
    const owner = controllerOf(pod)
    return owner ? [owner.uid] : []
  })
  pods.addIndex(orphansByNamespace, (pod) => (controllerOf(pod) ? [] : [pod.metadata.namespace ?? '']))
  pods.addIndex(podsByNode, (pod) => (pod.spec.nodeName ? [pod.spec.nodeName] : []))
}
