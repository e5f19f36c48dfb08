import type { Duplex } from 'node:stream'
import type { Body, Request, Response } from '@orrery/transport'
import type { Served } from '../registry/served.js'
import type { Services } from '../services.js'
import type { User } from './user.js'

export type { User }

/** What a request asks of a resource. `connect` is any method on a subresource that hands it on (proxy). */
export type Verb =
  | 'get'
  | 'list'
  | 'watch'
  | 'create'
  | 'update'
  | 'patch'
  | 'delete'
  | 'deletecollection'
  | 'connect'

/** What a resource request is about; strings are decoded, and empty where the path does not name them. */
export interface Target {
  verb: Verb
  served: Served
  namespace: string
  name: string
  subresource: string
  /** What follows the subresource, as it was sent: `/metrics/a%20b`, or empty. */
  rest: string
}

/** One request on its way through the stages, each of which fills in what it finds. */
export interface Exchange {
  readonly request: Request
  readonly services: Services
  /** As sent, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  /** The body where it was read already; else it is the request's. */
  body?: Body
  user: User
  target?: Target
  /** Whether the client asks to switch protocols and the connection can. */
  readonly upgrading: boolean
  /** Takes the connection over after a reply of 101. */
  accept?: (stream: Duplex) => void
  /** Texts for Warning headers of the reply. */
  readonly warnings: string[]
}

/** An exchange whose target is known. */
export interface ResourceExchange extends Exchange {
  target: Target
}

export function isResourceExchange(exchange: Exchange): exchange is ResourceExchange {
  return exchange.target !== undefined
}

export type ResourceHandler = (exchange: ResourceExchange) => Promise<Response>

/** Answers requests that name no resource (`/version`, `/apis/...`): undefined hands on to the next. */
export type PathHandler = (exchange: Exchange) => Promise<Response> | undefined

/** By the first segment of the paths they may answer, each in the order in which they are asked. */
export type PathHandlers = ReadonlyMap<string, readonly PathHandler[]>
