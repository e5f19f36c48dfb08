import { nameIsPathSegment, resources, type apiregistrationv1 } from '@orrery/api'
import { ageColumn, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { validateAPIService, validateAPIServiceUpdate } from './validate.js'

type APIService = apiregistrationv1.APIService

function service({ spec: { service: to } }: APIService): string {
  return to ? `${to.namespace ?? ''}/${to.name ?? ''}` : 'Local'
}

function available({ status }: APIService): string {
  const condition = status.conditions?.find(({ type }) => type === 'Available')
  if (!condition) return 'Unknown'
  return condition.status === 'True' ? 'True' : `${condition.status} (${condition.reason ?? ''})`
}

export const apiservices = declare<APIService>({
  ref: resources.apiregistrationv1.apiservices,
  nameRule: nameIsPathSegment,
  validate: validateAPIService,
  validateUpdate: validateAPIServiceUpdate,
  defaults({ spec }) {
    if (spec.service) spec.service.port ??= 443
  },
  strategy: { noGeneration: true, conditionalUpdate: true },
  columns: [
    nameColumn,
    text('Service', 'The reference to the service that hosts this API endpoint.', service),
    text('Available', 'Whether this service is available.', available),
    ageColumn,
  ],
})
