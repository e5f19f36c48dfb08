import type { Resource } from './contract.js'
import { endpoints } from './endpoints/endpoints.js'
import { events } from './events/events.js'
import { namespaces } from './namespaces/namespaces.js'
import { nodes } from './nodes/nodes.js'
import { pods } from './pods/pods.js'
import { replicationcontrollers } from './replicationcontrollers/replicationcontrollers.js'
import { services } from './services/services.js'

/** What built-in kinds do differently from the generic object. A kind that is not here is generic. */
export const declarations: readonly Resource[] = [
  endpoints,
  events,
  namespaces,
  nodes,
  pods,
  replicationcontrollers,
  services,
]
