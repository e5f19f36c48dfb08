import { duration, integer, text, toggle } from '@orrery/kit'
import { logLevel } from './client-flags.js'

/** Of `orrery apiserver`; names and defaults are upstream's where it has them. */
export const apiserverFlags = {
  'insecure-port': integer(8080, 'plain HTTP, without authentication; 0 for none'),
  'insecure-bind-address': text('127.0.0.1', 'where plain HTTP listens', 'IP'),
  'insecure-allowed-hosts': text(
    'localhost,127.0.0.1,[::1]',
    'names by which plain HTTP may be called besides its bind address; * for any',
    'HOSTS',
  ),
  'secure-port': integer(6443, 'HTTPS, with client certificates; 0 for none'),
  'bind-address': text('0.0.0.0', 'where HTTPS listens', 'IP'),
  'advertise-address': text('', 'what the kubernetes Service leads to; default: this machine’s own', 'IP'),
  'service-cluster-ip-range': text('10.96.0.0/12', 'where Services get their addresses', 'CIDR'),
  'service-node-port-range': text('30000-32767', 'where Services get node ports', 'FROM-TO'),
  'data-dir': text('', 'where everything is kept; default: ~/.orrery', 'DIR'),
  'max-requests-inflight': integer(400, 'requests answered at a time that read; 0 for any number'),
  'max-mutating-requests-inflight': integer(200, 'requests answered at a time that write; 0 for any number'),
  'enable-admission-plugins': text('', 'admission plugins that are on besides those on by default', 'LIST'),
  'disable-admission-plugins': text('', 'admission plugins that are off', 'LIST'),
  'service-account-issuer': text(
    'https://kubernetes.default.svc.cluster.local',
    'who service accounts’ tokens say they are from',
    'URL',
  ),
  'service-account-jwks-uri': text('', 'where others find the keys of tokens; default: this server’s own', 'URL'),
  'runtime-config': text('', 'built-in APIs to switch on or off: api/all=false, GROUP/VERSION=false, GROUP/VERSION/RESOURCE=false', 'LIST'),
  'api-audiences': text('', 'whom tokens must be made for to be believed; default: the issuer', 'LIST'),
  profiling: toggle(true, 'serve /debug/pprof and /debug/flags to callers on this machine'),
  'event-ttl': duration(3_600_000, 'how long Events are kept'),
  'log-level': logLevel,
}
