import { deepEqual, isAlreadyExists, resources, type corev1 } from '@orrery/api'
import type { ApiClient } from '@orrery/client'

/** Makes the node's object, or brings the labels, annotations and status of an existing one up to date. */
export async function registerNode(client: ApiClient, node: corev1.Node): Promise<corev1.Node> {
  const nodes = client.resource(resources.corev1.nodes)
  try {
    const { uid: _uid, resourceVersion: _version, creationTimestamp: _time, ...metadata } = node.metadata
    const made = await nodes.create({ ...node, metadata })
    return made.status.conditions?.length ? made : await nodes.updateStatus({ ...made, status: node.status })
  } catch (error) {
    if (!isAlreadyExists(error)) throw error
    const found = await nodes.get(node.metadata.name)
    return reconcile(client, found, node)
  }
}

async function reconcile(client: ApiClient, found: corev1.Node, wanted: corev1.Node): Promise<corev1.Node> {
  const labels = { ...found.metadata.labels, ...wanted.metadata.labels }
  const annotations = { ...found.metadata.annotations, ...wanted.metadata.annotations }
  const same = deepEqual(labels, found.metadata.labels) && deepEqual(annotations, found.metadata.annotations)
  if (same) return found
  const patch = { metadata: { labels, annotations } }
  return client.resource(resources.corev1.nodes).patch(found.metadata.name, 'merge', patch)
}
