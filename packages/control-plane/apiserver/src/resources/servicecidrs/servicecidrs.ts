import { resources, type networkingv1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { validateServiceCIDR, validateServiceCIDRUpdate } from './validate.js'

export const servicecidrs = declare<networkingv1.ServiceCIDR>({
  ref: resources.networkingv1.servicecidrs,
  validate: validateServiceCIDR,
  validateUpdate: validateServiceCIDRUpdate,
  strategy: { noGeneration: true, keepsStatusOnCreate: true, statusOnUpdate: true },
  columns: [
    nameColumn,
    text('CIDRs', doc('networkingv1.ServiceCIDRSpec', 'cidrs'), ({ spec }) => spec.cidrs?.join(',') ?? ''),
    ageColumn,
  ],
})
