import { resources } from '@orrery/api'
import { get } from '../verbs/get.js'
import { patch } from '../verbs/patch.js'
import { update } from '../verbs/update.js'
import type { Subresource } from './contract.js'

/** Writes of the object itself of which the kind's strategy takes only one part. */
export const sameObjectSubresources: readonly Subresource[] = [
  { resource: resources.corev1.namespaces, name: 'finalize', verbs: { update } },
  { resource: resources.corev1.pods, name: 'ephemeralcontainers', verbs: { get, patch, update } },
  { resource: resources.corev1.pods, name: 'resize', verbs: { get, patch, update } },
  {
    resource: resources.certificatesv1.certificatesigningrequests,
    name: 'approval',
    verbs: { get, patch, update },
  },
]
