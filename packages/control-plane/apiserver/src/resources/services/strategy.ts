import type { corev1 } from '@orrery/api'
import type { Strategy } from '../contract.js'
import { normaliseService } from './normalise.js'
import { warnOfIngress, warnOfService } from './warnings.js'

export const serviceStrategy: Strategy<corev1.Service> = {
  createOnUpdate: true,
  noGeneration: true,
  returnsDeleted: true,
  warnings: warnOfService,
  statusWarnings: ({ status }) => warnOfIngress(status.loadBalancer),
  prepareForCreate(service) {
    normaliseService(service)
  },
  prepareForUpdate(service, old, target) {
    if (target === '') normaliseService(service, old)
  },
}
