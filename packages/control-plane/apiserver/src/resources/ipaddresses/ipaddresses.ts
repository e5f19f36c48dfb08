import { resources, type networkingv1 } from '@orrery/api'
import { nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { nameIsIP, validateIPAddress, validateIPAddressUpdate } from './validate.js'

/** `services/default/kubernetes`. */
function parent({ spec: { parentRef: to } }: networkingv1.IPAddress): string {
  if (!to) return '<none>'
  const resource = to.group ? `${to.resource ?? ''}.${to.group}` : (to.resource ?? '')
  return [resource.toLowerCase(), ...(to.namespace ? [to.namespace] : []), to.name ?? ''].join('/')
}

export const ipaddresses = declare<networkingv1.IPAddress>({
  ref: resources.networkingv1.ipaddresses,
  nameRule: nameIsIP,
  validate: validateIPAddress,
  validateUpdate: validateIPAddressUpdate,
  strategy: { noGeneration: true },
  columns: [nameColumn, text('ParentRef', 'The referenced resource that uses the IP address.', parent)],
})
