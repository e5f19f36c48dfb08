import { isIP } from 'node:net'
import { badRequest } from '@orrery/api'

/** Loopback, link-local, multicast and the unspecified address lead back to this machine, or nowhere. */
const refused = [
  /^127\./,
  /^169\.254\./,
  /^(22[4-9]|23\d)\./,
  /^0\.0\.0\.0$/,
  /^255\.255\.255\.255$/,
  /^::1?$/,
  /^fe[89ab]/i,
  /^ff/i,
]

/** Throws for addresses that upstream's proxies do not connect to. */
export function checkProxyable(ip: string): void {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIP(plain) === 0 || refused.some((pattern) => pattern.test(plain))) throw badRequest('address not allowed')
}
