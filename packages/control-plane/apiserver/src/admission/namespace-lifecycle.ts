import { forbidden, notFound, resources, type corev1 } from '@orrery/api'
import { decode } from '../storage/decode.js'
import { objectKey } from '../storage/keys.js'
import type { Services } from '../services.js'
import type { Attributes } from './attributes.js'
import type { AdmissionPlugin } from './plugins.js'

const { namespaces } = resources.corev1

/** Namespaces nobody may delete. */
const immortal: ReadonlySet<string> = new Set(['default', 'kube-system', 'kube-public'])

function terminating({ served, name, object, namespace }: Attributes): Error {
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`
  const error = forbidden(served.kind.ref, name || (object?.metadata.generateName ?? ''), why)
  error.status.details ??= {}
  error.status.details.causes = [
    { reason: 'NamespaceTerminating', message: `namespace ${namespace} is being terminated`, field: 'metadata.namespace' },
  ]
  return error
}

function phaseOf(services: Services, namespace: string): string {
  const item = services.view.resource(namespaces).get(objectKey(namespaces, '', namespace))
  if (!item) throw notFound(namespaces, namespace)
  return (decode(item) as corev1.Namespace).status.phase ?? ''
}

function isAccessReview({ served }: Attributes): boolean {
  const { group, plural } = served.kind.ref
  return group === 'authorization.k8s.io' && plural === 'localsubjectaccessreviews'
}

/** Nothing comes into a namespace that is not there or is being emptied, and some namespaces stay. */
export const namespaceLifecycle: AdmissionPlugin = {
  name: 'NamespaceLifecycle',
  admit(attributes, services) {
    const { operation, served, namespace, name } = attributes
    if (served.stored.kind.ref.plural === namespaces.plural && served.kind.ref.group === '') {
      if (operation !== 'DELETE' || !immortal.has(name)) return
      throw forbidden(namespaces, name, 'this namespace may not be deleted')
    }
    if (namespace === '' || operation === 'DELETE' || isAccessReview(attributes)) return
    const phase = phaseOf(services, namespace)
    if (operation === 'CREATE' && phase === 'Terminating') throw terminating(attributes)
  },
}
