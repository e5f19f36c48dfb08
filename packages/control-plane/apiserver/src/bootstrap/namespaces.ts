import { resources } from '@orrery/api'
import type { Services } from '../services.js'
import { objectKey } from '../storage/keys.js'
import { ensureObject } from './bootstrap-object.js'

const { namespaces } = resources.corev1

/** The namespaces every cluster has. */
export const systemNamespaces = ['kube-system', 'kube-public', 'kube-node-lease', 'default'] as const

export async function ensureNamespaces(services: Services): Promise<void> {
  const view = services.view.resource(namespaces)
  const missing = systemNamespaces.filter((name) => !view.get(objectKey(namespaces, '', name)))
  await Promise.all(missing.map((name) => ensureObject(services, namespaces, '', { metadata: { name } })))
}
