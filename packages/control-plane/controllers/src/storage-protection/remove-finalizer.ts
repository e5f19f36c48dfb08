import { isNotFound, type ApiObject, type ResourceRef } from '@orrery/api'
import type { ApiClient } from '@orrery/client'

/** Lets go of an object in the state that was looked at. Throws 409 where it is another by now. */
export async function removeFinalizer<T extends ApiObject>(
  client: ApiClient,
  ref: ResourceRef<T>,
  { metadata }: T,
  finalizer: string,
): Promise<void> {
  const { name, namespace, resourceVersion } = metadata
  const finalizers = (metadata.finalizers ?? []).filter((each) => each !== finalizer)
  try {
    await client.resource(ref, namespace).patch(name, 'merge', { metadata: { resourceVersion, finalizers } })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}
