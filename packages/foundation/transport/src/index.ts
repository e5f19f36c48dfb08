export type { Body, Handler, Headers, OutgoingRequest, Peer, Request, Response, Transport } from './message.js'
