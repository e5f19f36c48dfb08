import { duration, integer, text } from '@orrery/kit'
import { logLevel } from './client-flags.js'

/** Of `orrery apiserver`; names and defaults are upstream's where it has them. */
export const apiserverFlags = {
  'insecure-port': integer(8080, 'plain HTTP, without authentication; 0 for none'),
  'insecure-bind-address': text('127.0.0.1', 'where plain HTTP listens', 'IP'),
  'secure-port': integer(6443, 'HTTPS, with client certificates; 0 for none'),
  'bind-address': text('0.0.0.0', 'where HTTPS listens', 'IP'),
  'advertise-address': text('', 'what the kubernetes Service leads to; default: this machine’s own', 'IP'),
  'service-cluster-ip-range': text('10.96.0.0/12', 'where Services get their addresses', 'CIDR'),
  'service-node-port-range': text('30000-32767', 'where Services get node ports', 'FROM-TO'),
  'data-dir': text('', 'where everything is kept; default: ~/.orrery', 'DIR'),
  'event-ttl': duration(3_600_000, 'how long Events are kept'),
  'log-level': logLevel,
}
