import type { Headers, Peer } from '@orrery/transport'
import type { User } from '../request/user.js'
import type { ServerOptions } from '../options.js'
import type { TokenKey } from '@orrery/pki'
import type { ChangeType } from '../watch/change.js'
import type { Revision } from '@orrery/store'
import type { SentItem } from './sent-item.js'

/** What every thread knows from its start. */
export interface ThreadKnowledge {
  options: ServerOptions
  tokenKey: TokenKey
}

/** A part of a reply that the server's own thread gives, in the form the request asked for. */
export type Part =
  | { kind: 'element'; item: SentItem }
  /** What the body says of a deletion. */
  | { kind: 'deletionOptions' }
  /** `headers`: of a table. */
  | { kind: 'frame'; type: ChangeType; item: SentItem; revision: Revision; headers: boolean }

/** A request as a thread is given it. */
export interface RequestJob {
  method: string
  target: string
  headers: Headers
  peer: Peer
  user: User
  body?: Uint8Array
  /** Absent: the whole request is to be answered. */
  part?: Part
}

export interface RequestAnswer {
  status: number
  headers: Headers
  body: Uint8Array
}
