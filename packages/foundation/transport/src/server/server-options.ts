import type { Clock, Logger } from '@orrery/kit'
import type { Handler } from '../message.js'
import type { UpgradeHandler } from '../upgrade.js'

/** PEM texts. */
export interface ServerTls {
  key: string
  cert: string
  /** Clients may present a certificate issued by this authority; without one nobody is asked. */
  clientCa?: string
}

export interface ServerOptions {
  handler: Handler
  /** Without it, Upgrade headers are ignored and the handler answers. */
  upgrade?: UpgradeHandler
  host?: string
  /** 0 picks a free one. */
  port: number
  tls?: ServerTls
  /** For a client to send the whole request head. */
  headersTimeoutMs?: number
  /** How long an idle connection is kept. Longer than Go clients' 90 s, so that they never write to a closing one. */
  keepAliveTimeoutMs?: number
  /** Of the request head; more is answered with 431. */
  maxHeaderBytes?: number
  /** How long a piece of a reply may wait until the client has taken it; then the connection is cut. */
  writeTimeoutMs?: number
  /** How long `stop` lets plain requests finish before it cuts connections. Streams are ended at once. */
  stopGraceMs?: number
  logger?: Logger
  clock?: Clock
}

export interface ServerLimits {
  headersTimeoutMs: number
  keepAliveTimeoutMs: number
  maxHeaderBytes: number
}

/** The header timeout and size are those of upstream's server; Node's own cap of 16 KiB would refuse long selectors. */
export function limitsOf(options: ServerOptions): ServerLimits {
  return {
    headersTimeoutMs: options.headersTimeoutMs ?? 32_000,
    keepAliveTimeoutMs: options.keepAliveTimeoutMs ?? 120_000,
    maxHeaderBytes: options.maxHeaderBytes ?? 1 << 20,
  }
}
