import { resources, type corev1 } from '@orrery/api'
import { concerns } from './attributes.js'
import type { AdmissionPlugin } from './plugin.js'

/** Whoever runs an image must be able to pull it, though the node may have it already. */
export const alwaysPullImages: AdmissionPlugin = {
  name: 'AlwaysPullImages',
  operations: ['CREATE', 'UPDATE'],
  offByDefault: true,
  mutate(attributes) {
    const { subresource, object } = attributes
    const writes = subresource === '' || subresource === 'ephemeralcontainers'
    if (!writes || !concerns(attributes, resources.corev1.pods)) return
    const { initContainers = [], containers, ephemeralContainers = [], volumes = [] } = (object as corev1.Pod).spec
    for (const container of [...initContainers, ...containers, ...ephemeralContainers]) container.imagePullPolicy = 'Always'
    for (const { image } of volumes) if (image) image.pullPolicy = 'Always'
  },
}
