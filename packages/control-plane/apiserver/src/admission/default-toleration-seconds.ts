import { resources, type corev1 } from '@orrery/api'
import { concerns } from './attributes.js'
import type { AdmissionPlugin } from './plugin.js'

/** Taints of nodes that are silent: pods stay there for five minutes unless they say otherwise. */
const keys = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'] as const
const tolerationSeconds = 300

function says({ key, effect }: corev1.Toleration, wanted: string): boolean {
  return (!key || key === wanted) && (!effect || effect === 'NoExecute')
}

export const defaultTolerationSeconds: AdmissionPlugin = {
  name: 'DefaultTolerationSeconds',
  operations: ['CREATE', 'UPDATE'],
  mutate(attributes) {
    const { subresource, object } = attributes
    if (subresource !== '' || !concerns(attributes, resources.corev1.pods)) return
    const { spec } = object as corev1.Pod
    const standing = spec.tolerations ?? []
    const missing = keys.filter((key) => !standing.some((toleration) => says(toleration, key)))
    if (missing.length === 0) return
    const added = missing.map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds }))
    spec.tolerations = [...standing, ...added]
  },
}
