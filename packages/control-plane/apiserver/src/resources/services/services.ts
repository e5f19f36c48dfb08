import { nameIsDNS1035Label, resources } from '@orrery/api'
import { declare } from '../declare.js'
import { serviceAllocation } from './allocation.js'
import { serviceColumns } from './columns.js'
import { defaultService } from './defaults.js'
import { serviceStrategy } from './strategy.js'
import { validateService, validateServiceUpdate } from './validate/validate.js'

export const services = declare({
  ref: resources.corev1.services,
  metadataAgain: [''],
  nameRule: nameIsDNS1035Label,
  defaults: defaultService,
  strategy: serviceStrategy,
  validate: validateService,
  validateUpdate: validateServiceUpdate,
  selectableFields: {
    'spec.clusterIP': ({ spec }) => spec.clusterIP ?? '',
    'spec.type': ({ spec }) => spec.type ?? '',
  },
  columns: serviceColumns,
  allocation: serviceAllocation,
})
