import type { corev1 } from '@orrery/api'
import type { Strategy } from '../contract.js'
import { normaliseService } from './normalise.js'
import { warnOfService } from './warnings.js'

export const serviceStrategy: Strategy<corev1.Service> = {
  createOnUpdate: true,
  noGeneration: true,
  returnsDeleted: true,
  warnings: warnOfService,
  prepareForCreate(service) {
    normaliseService(service)
  },
  prepareForUpdate(service, old, target) {
    if (target === '') normaliseService(service, old)
  },
}
