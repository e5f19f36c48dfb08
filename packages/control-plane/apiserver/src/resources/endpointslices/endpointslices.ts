import { resources, type discoveryv1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { endpointSliceStrategy } from './strategy.js'
import { validateEndpointSlice, validateEndpointSliceUpdate } from './validate.js'

type EndpointSlice = discoveryv1.EndpointSlice

const shown = 3

/** The first three, and how many more there are. */
function list(all: readonly string[]): string {
  const text = all.slice(0, shown).join(',')
  return all.length > shown ? `${text} + ${all.length - shown} more...` : text || '<unset>'
}

function port({ port, name }: discoveryv1.EndpointPort): string {
  return port === undefined ? (name ?? '*') : String(port)
}

/** In place. */
export function defaultEndpointSlice({ ports }: EndpointSlice): void {
  for (const one of ports ?? []) {
    one.name ??= ''
    one.protocol ??= 'TCP'
  }
}

export const endpointslices = declare<EndpointSlice>({
  ref: resources.discoveryv1.endpointslices,
  validate: validateEndpointSlice,
  validateUpdate: validateEndpointSliceUpdate,
  defaults: defaultEndpointSlice,
  strategy: endpointSliceStrategy,
  columns: [
    nameColumn,
    text('AddressType', doc('discoveryv1.EndpointSlice', 'addressType'), ({ addressType }) => addressType),
    text('Ports', doc('discoveryv1.EndpointSlice', 'ports'), ({ ports }) => list((ports ?? []).map(port))),
    text('Endpoints', doc('discoveryv1.EndpointSlice', 'endpoints'), ({ endpoints }) =>
      list((endpoints ?? []).flatMap(({ addresses }) => addresses)),
    ),
    ageColumn,
  ],
})
