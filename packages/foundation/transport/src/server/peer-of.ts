import type { Socket } from 'node:net'
import { TLSSocket, type PeerCertificate } from 'node:tls'
import type { Peer } from '../message.js'

const known = new WeakMap<Socket, Peer>()

/** Who is at the other end. Made once a connection. */
export function peerOf(socket: Socket): Peer {
  let peer = known.get(socket)
  if (!peer) {
    peer = describe(socket)
    known.set(socket, peer)
  }
  return peer
}

function describe(socket: Socket): Peer {
  const address = socket.remoteAddress ?? ''
  if (!(socket instanceof TLSSocket)) return { address, secure: false }
  const certificate = socket.authorized ? certificateOf(socket.getPeerCertificate()) : undefined
  return certificate ? { address, secure: true, certificate } : { address, secure: true }
}

/** A resumed session without a certificate also counts as authorized: only a subject with a name is one. */
function certificateOf(certificate: Partial<PeerCertificate>): Peer['certificate'] {
  const commonName = firstOf(certificate.subject?.CN)
  if (commonName === undefined) return undefined
  return { commonName, organizations: listOf(certificate.subject?.O) }
}

/** Node gives a list where the subject has an attribute more than once, though its types say string. */
function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

function firstOf(value: string | readonly string[] | undefined): string | undefined {
  return listOf(value)[0]
}
