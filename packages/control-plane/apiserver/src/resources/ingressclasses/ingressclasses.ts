import { resources, type networkingv1 } from '@orrery/api'
import { ageColumn, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { validateIngressClass, validateIngressClassUpdate } from './validate.js'

function parameters({ spec: { parameters: to } }: networkingv1.IngressClass): string {
  if (!to) return '<none>'
  return `${to.kind}${to.apiGroup === undefined ? '' : `.${to.apiGroup}`}/${to.name}`
}

export const ingressclasses = declare<networkingv1.IngressClass>({
  ref: resources.networkingv1.ingressclasses,
  validate: validateIngressClass,
  validateUpdate: validateIngressClassUpdate,
  defaults({ spec }) {
    if (spec.parameters) spec.parameters.scope ??= 'Cluster'
  },
  columns: [
    nameColumn,
    text('Controller', 'Controller that is responsible for handling this class', ({ spec }) => spec.controller ?? ''),
    text('Parameters', 'A reference to a resource with additional parameters', parameters),
    ageColumn,
  ],
})
