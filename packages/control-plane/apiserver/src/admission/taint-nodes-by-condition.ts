import { resources, type corev1 } from '@orrery/api'
import { concerns } from './attributes.js'
import type { AdmissionPlugin } from './plugin.js'

const taint: corev1.Taint = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }

/** Nothing is placed on a new node until its conditions have been seen. */
export const taintNodesByCondition: AdmissionPlugin = {
  name: 'TaintNodesByCondition',
  operations: ['CREATE'],
  mutate(attributes) {
    const { subresource, object } = attributes
    if (subresource !== '' || !concerns(attributes, resources.corev1.nodes)) return
    const { spec } = object as corev1.Node
    const standing = spec.taints ?? []
    const has = standing.some(({ key, effect }) => key === taint.key && effect === taint.effect)
    if (!has) spec.taints = [...standing, { ...taint }]
  },
}
