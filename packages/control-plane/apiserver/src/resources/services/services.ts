import { resources } from '@orrery/api'
import { declare } from '../declare.js'
import { serviceColumns } from './columns.js'
import { defaultService } from './defaults.js'
import { serviceStrategy } from './strategy.js'

export const services = declare({
  ref: resources.corev1.services,
  defaults: defaultService,
  strategy: serviceStrategy,
  selectableFields: {
    'spec.clusterIP': ({ spec }) => spec.clusterIP ?? '',
    'spec.type': ({ spec }) => spec.type ?? '',
  },
  columns: serviceColumns,
})
