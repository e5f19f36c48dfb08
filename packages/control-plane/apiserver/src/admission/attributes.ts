import type { ApiObject } from '@orrery/api'
import type { User } from '../request/exchange.js'
import type { Served } from '../registry/served.js'

/** What somebody is about to do to an object. */
export interface Attributes {
  operation: 'CREATE' | 'UPDATE' | 'DELETE'
  served: Served
  namespace: string
  name: string
  subresource: string
  /** In the storage version; a plugin that mutates changes it in place. Absent for deletions. */
  object?: ApiObject
  old?: ApiObject
  dryRun: boolean
  user: User
}
