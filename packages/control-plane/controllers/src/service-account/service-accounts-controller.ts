import { isAlreadyExists, isNotFound, resources, type ApiError, type corev1 } from '@orrery/api'
import type { Controller, ControllerContext } from '../framework/controller.js'
import { watch } from '../framework/watch.js'

const { namespaces, serviceaccounts } = resources.corev1

/** What a pod runs as that names no account. */
const name = 'default'

/** Somebody made it first, or its namespace is going. */
function isMoot(error: unknown): boolean {
  if (isAlreadyExists(error) || isNotFound(error)) return true
  const causes = (error as Partial<ApiError>).status?.details?.causes ?? []
  return causes.some(({ reason }) => reason === 'NamespaceTerminating')
}

export function isActive(namespace: corev1.Namespace | undefined): boolean {
  return namespace?.status.phase === 'Active' && namespace.metadata.deletionTimestamp === undefined
}

/** Keeps an account `default` in every namespace. */
export function serviceAccountsController({ client, informers }: ControllerContext): Controller {
  const accounts = informers.of(serviceaccounts).lister
  return {
    name: 'serviceaccount-controller',
    workers: 5,
    watches: [
      watch(namespaces, ({ type, object }) => (type === 'deleted' ? [] : [object.metadata.name])),
      watch(serviceaccounts, ({ type, object }) =>
        type === 'deleted' && object.metadata.name === name ? [object.metadata.namespace ?? ''] : [],
      ),
    ],
    async reconcile(namespace) {
      if (!isActive(informers.of(namespaces).lister.get(namespace)) || accounts.get(`${namespace}/${name}`)) return undefined
      try {
        await client.resource(serviceaccounts, namespace).create({ metadata: { name } })
      } catch (error) {
        if (!isMoot(error)) throw error
      }
      return undefined
    },
  }
}
