import { nameIsDNSLabel, resources, type corev1 } from '@orrery/api'
import { ageColumn, nameColumn, text } from '../../table/columns.js'
import type { Strategy } from '../contract.js'
import { declare } from '../declare.js'
import { validateNamespace, validateNamespaceUpdate } from './validate.js'

type Namespace = corev1.Namespace

/** Held until the namespace controller has emptied the namespace. */
const finalizer = 'kubernetes'

/** In place: every namespace carries its name as a label. */
export function defaultNamespace({ metadata, status }: Namespace): void {
  if (metadata.name) metadata.labels = { ...metadata.labels, 'kubernetes.io/metadata.name': metadata.name }
  status.phase ||= 'Active'
}

const strategy: Strategy<Namespace> = {
  noGeneration: true,
  prepareForCreate(namespace) {
    const finalizers = namespace.spec.finalizers ?? []
    namespace.spec.finalizers = finalizers.includes(finalizer) ? finalizers : [...finalizers, finalizer]
    namespace.status = { phase: 'Active' }
    defaultNamespace(namespace)
  },
  prepareForUpdate(namespace, old, target) {
    if (target === 'finalize') {
      namespace.status = old.status
      return
    }
    if (old.spec.finalizers) namespace.spec.finalizers = old.spec.finalizers
    else delete namespace.spec.finalizers
  },
  deletionHeld: ({ spec }) => (spec.finalizers?.length ?? 0) > 0,
  markDeleted(namespace) {
    namespace.status.phase = 'Terminating'
  },
}

export const namespaces = declare<Namespace>({
  ref: resources.corev1.namespaces,
  nameRule: nameIsDNSLabel,
  defaults: defaultNamespace,
  strategy,
  validate: validateNamespace,
  validateUpdate: validateNamespaceUpdate,
  selectableFields: { 'status.phase': ({ status }) => status.phase ?? '' },
  columns: [nameColumn, text('Status', 'The status of the namespace', ({ status }) => status.phase ?? ''), ageColumn],
})
