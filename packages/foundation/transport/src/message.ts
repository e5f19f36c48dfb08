/** Header names in lower case. A list where the header came, or shall go, several times. */
export type Headers = Record<string, string | string[] | undefined>

/** Whole bytes, or chunks pulled one by one: the producer makes the next only when the sink took the last. */
export type Body = Uint8Array | AsyncIterable<Uint8Array>

/** Who sent a request, as far as the connection tells. */
export interface Peer {
  /** The remote address, `memory` for the in-memory transport. */
  address: string
  /** Whether the connection is TLS. */
  secure: boolean
  /** The verified client certificate's subject; absent without one. */
  certificate?: { commonName: string; organizations: readonly string[] }
}

/** One request as a plain value. */
export interface Request {
  method: string
  /** Path and query exactly as sent, still percent-encoded: `/api/v1/pods?limit=5`. */
  target: string
  headers: Headers
  /** Absent means no body. A server hands it over as a stream; a client may give whole bytes. */
  body?: Body
  peer: Peer
  /** Aborts when the client is gone or gives up. */
  signal: AbortSignal
}

/** One reply as a plain value. A streamed body's iterator is returned (`return()`) when the client goes away. */
export interface Response {
  status: number
  headers: Headers
  body: Body
}

/** What answers requests. Must not throw for anything a request can contain. */
export type Handler = (request: Request) => Promise<Response>

/** What a client sends; the adapter fills in the peer. */
export interface OutgoingRequest {
  method: string
  target: string
  headers?: Headers
  body?: Body
  signal?: AbortSignal
}

/** Where a client sends requests: over HTTP or straight to a handler in the same process. */
export interface Transport {
  send(request: OutgoingRequest): Promise<Response>
  /** Ends idle connections and aborts what is in flight. */
  close(): Promise<void>
}
