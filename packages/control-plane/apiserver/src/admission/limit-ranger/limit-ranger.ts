import { resources, type corev1 } from '@orrery/api'
import { concerns, refused, type Attributes } from '../attributes.js'
import type { AdmissionPlugin } from '../plugin.js'
import { listShared } from '../shared-objects.js'
import { applyDefaults } from './apply-defaults.js'
import { checkClaim, checkPod } from './check-limits.js'

const { limitranges, persistentvolumeclaims, pods } = resources.corev1

/** Pods when they are made or resized, claims whenever they are written. */
function isLimited(attributes: Attributes): 'pod' | 'claim' | undefined {
  const { operation, subresource } = attributes
  if (concerns(attributes, pods)) {
    const resizes = subresource === 'resize'
    return resizes === (operation === 'UPDATE') && (resizes || subresource === '') ? 'pod' : undefined
  }
  return subresource === '' && concerns(attributes, persistentvolumeclaims) ? 'claim' : undefined
}

/** Several errors as upstream's aggregate writes them: each once. */
function aggregate(texts: readonly string[]): string {
  const distinct = [...new Set(texts)]
  return distinct.length === 1 ? (distinct[0] ?? '') : `[${distinct.join(', ')}]`
}

/** Gives containers what their namespace's LimitRanges give by default, and holds pods and claims to the bounds there. */
export const limitRanger: AdmissionPlugin = {
  name: 'LimitRanger',
  operations: ['CREATE', 'UPDATE'],
  mutate(attributes, services) {
    if (isLimited(attributes) !== 'pod') return
    for (const range of listShared(services, limitranges, attributes.namespace)) {
      applyDefaults(attributes.object as corev1.Pod, range)
    }
  },
  validate(attributes, services) {
    const what = isLimited(attributes)
    if (what === undefined) return
    for (const range of listShared(services, limitranges, attributes.namespace)) {
      const { object } = attributes
      const broken =
        what === 'pod' ? checkPod(object as corev1.Pod, range) : checkClaim(object as corev1.PersistentVolumeClaim, range)
      if (broken.length > 0) throw refused(attributes, aggregate(broken))
    }
  },
}
