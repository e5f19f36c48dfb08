import { badRequest, creating, invalid, updating, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { configKey, subdomain } from '../texts.js'

const { configMap, secret, serviceAccount } = good
const basic = { '/type': 'kubernetes.io/basic-auth', '/data': {} }
const frozen = [creating(configMap, { '/immutable': true })]

/** Config maps, secrets and service accounts. */
export const configuration: readonly BadInput[] = [
  {
    name: 'a config map: a key with a slash', request: creating(configMap, { '/data': { 'a/b': '1' } }),
    answer: invalid('ConfigMap "x"', `data[a/b]: Invalid value: "a/b": ${configKey}`),
  },
  {
    name: 'a config map: a key that is two dots', request: creating(configMap, { '/data': { '..': '1' } }),
    answer: invalid('ConfigMap "x"', `data[..]: Invalid value: "..": must not be '..'`),
  },
  {
    name: 'a config map: a key too long', request: creating(configMap, { '/data': { ['k'.repeat(254)]: '1' } }),
    answer: invalid('ConfigMap "x"', `data[${'k'.repeat(254)}]: Invalid value: "${'k'.repeat(254)}": must be no more than 253 characters`),
  },
  {
    name: 'a config map: a key in text and in bytes',
    request: creating(configMap, { '/binaryData': { a: 'YQ==' } }),
    answer: invalid('ConfigMap "x"', 'data[a]: Invalid value: "a": duplicate of key present in binaryData'),
  },
  {
    name: 'a config map: immutable, and other data', given: frozen,
    request: updating(configMap, { '/immutable': true, '/data/a': '2' }),
    answer: invalid('ConfigMap "x"', 'data: Forbidden: field is immutable when `immutable` is set'),
  },
  {
    name: 'a config map: no longer immutable', given: frozen, request: updating(configMap, {}),
    answer: invalid('ConfigMap "x"', 'immutable: Forbidden: field is immutable when `immutable` is set'),
  },
  {
    name: 'a secret: a key with a space', request: creating(secret, { '/data': { 'a b': '' } }),
    answer: invalid('Secret "x"', `data[a b]: Invalid value: "a b": ${configKey}`),
  },
  {
    name: 'a secret: a pair without key',
    request: creating(secret, { '/type': 'kubernetes.io/tls', '/data': { 'tls.crt': 'YQ==' } }),
    answer: invalid('Secret "x"', 'data[tls.key]: Required value'),
  },
  {
    name: 'a secret: an image registry without configuration',
    request: creating(secret, { '/type': 'kubernetes.io/dockerconfigjson', '/data': {} }),
    answer: invalid('Secret "x"', 'data[.dockerconfigjson]: Required value'),
  },
  {
    name: 'a secret: an image registry’s configuration that is no JSON',
    request: creating(secret, { '/type': 'kubernetes.io/dockerconfigjson', '/data': { '.dockerconfigjson': 'YQ==' } }),
    answer: invalid('Secret "x"', `data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": invalid character 'a' looking for beginning of value`),
  },
  {
    name: 'a secret: neither name nor password', request: creating(secret, basic),
    answer: invalid('Secret "x"', 'data[username]: Required value', 'data[password]: Required value'),
  },
  {
    name: 'a secret: no key for SSH',
    request: creating(secret, { '/type': 'kubernetes.io/ssh-auth', '/data': {} }),
    answer: invalid('Secret "x"', 'data[ssh-privatekey]: Required value'),
  },
  {
    name: 'a secret: a token of nobody',
    request: creating(secret, { '/type': 'kubernetes.io/service-account-token' }),
    answer: invalid('Secret "x"', 'metadata.annotations[kubernetes.io/service-account.name]: Required value'),
  },
  {
    name: 'a secret: another type', given: [creating(secret)],
    request: updating(secret, { '/type': 'example.com/a' }),
    answer: invalid('Secret "x"', 'type: Invalid value: "example.com/a": field is immutable'),
  },
  {
    name: 'a secret: too much',
    request: creating(secret, { '/data': undefined, '/stringData': { a: 'x'.repeat(1024 * 1024 + 1) } }),
    answer: invalid('Secret "x"', 'data: Too long: may not be more than 1048576 bytes'),
  },
  {
    name: 'an account: a name with a slash', request: creating(serviceAccount, { '/metadata/name': 'a/b' }),
    answer: invalid('ServiceAccount "a/b"', `metadata.name: Invalid value: "a/b": ${subdomain}`),
  },
  {
    name: 'an account: a switch that is a text',
    request: creating(serviceAccount, { '/automountServiceAccountToken': 'no' }),
    answer: badRequest('ServiceAccount in version "v1" cannot be handled as a ServiceAccount: json: cannot unmarshal string into Go struct field ServiceAccount.automountServiceAccountToken of type bool'),
  },
]
