import { forbidden, resources, type ApiError, type ApiObject, type corev1 } from '@orrery/api'
import type { User } from '../request/exchange.js'
import type { Served } from '../registry/served.js'
import type { StoredResource } from '../storage/keys.js'

export type Operation = 'CREATE' | 'UPDATE' | 'DELETE'

/** What somebody is about to do to an object. */
export interface Attributes {
  operation: Operation
  served: Served
  namespace: string
  /** Empty while a name is still to be generated. */
  name: string
  subresource: string
  /** In the storage version; a plugin that mutates changes it in place. Absent for deletions. */
  object?: ApiObject
  old?: ApiObject
  dryRun: boolean
  user: User
  /** Takes what the client should be warned of. */
  warn?(text: string): void
}

/** Whether it is about a resource's objects, in whatever version. */
export function concerns({ served }: Attributes, { group, plural }: StoredResource): boolean {
  const { ref } = served.stored.kind
  return ref.plural === plural && ref.group === group
}

/** The pod that is to be created; undefined for anything else. */
export function newPod(attributes: Attributes): corev1.Pod | undefined {
  const { operation, subresource, object } = attributes
  const creates = operation === 'CREATE' && subresource === '' && concerns(attributes, resources.corev1.pods)
  return creates ? (object as corev1.Pod | undefined) : undefined
}

/** Upstream's admission.NewForbidden: names the object, or what its name is to be made of. */
export function refused({ served, name, object }: Attributes, why: string): ApiError {
  const called = name || object?.metadata.name || object?.metadata.generateName || 'Unknown'
  return forbidden(served.kind.ref, called, why)
}
