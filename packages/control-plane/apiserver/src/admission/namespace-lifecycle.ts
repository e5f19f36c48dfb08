import { forbidden, notFound, resources } from '@orrery/api'
import type { Services } from '../services.js'
import { concerns, type Attributes } from './attributes.js'
import type { AdmissionPlugin } from './plugin.js'
import { findShared } from './shared-objects.js'

const { namespaces } = resources.corev1

/** Namespaces nobody may delete. */
const immortal: ReadonlySet<string> = new Set(['default', 'kube-system', 'kube-public'])

const accessReviews = { group: 'authorization.k8s.io', plural: 'localsubjectaccessreviews' }

function terminating({ served, name, object, namespace }: Attributes): Error {
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`
  const called = name || (object?.metadata.generateName ?? '')
  return forbidden(served.kind.ref, called, why, [
    { reason: 'NamespaceTerminating', message: `namespace ${namespace} is being terminated`, field: 'metadata.namespace' },
  ])
}

function phaseOf(services: Services, name: string): string {
  const namespace = findShared(services, namespaces, '', name)
  if (!namespace) throw notFound(namespaces, name)
  return namespace.status.phase ?? ''
}

/** Nothing comes into a namespace that is not there or is being emptied, and some namespaces stay. */
export const namespaceLifecycle: AdmissionPlugin = {
  name: 'NamespaceLifecycle',
  operations: ['CREATE', 'UPDATE', 'DELETE'],
  mutate(attributes, services) {
    const { operation, namespace, name } = attributes
    if (concerns(attributes, namespaces)) {
      if (operation !== 'DELETE' || !immortal.has(name)) return
      throw forbidden(namespaces, name, 'this namespace may not be deleted')
    }
    if (namespace === '' || operation === 'DELETE' || concerns(attributes, accessReviews)) return
    const phase = phaseOf(services, namespace)
    if (operation === 'CREATE' && phase === 'Terminating') throw terminating(attributes)
  },
}
