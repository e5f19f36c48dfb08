import { tokenAlgorithm, type TokenKey } from '@orrery/pki'
import type { ServerOptions } from '../options.js'

export const configurationPath = '/.well-known/openid-configuration'
export const keySetPath = '/openid/v1/jwks'

export type Issuer = Pick<ServerOptions, 'serviceAccountIssuer' | 'serviceAccountJwksUri' | 'advertiseAddress' | 'securePort'>

/** Whether others can look the issuer up: only one that is an https URL has documents. */
export function isDiscoverable({ serviceAccountIssuer }: Issuer): boolean {
  return URL.canParse(serviceAccountIssuer) && new URL(serviceAccountIssuer).protocol === 'https:'
}

function hostOf({ advertiseAddress, securePort }: Issuer): string {
  return `${advertiseAddress.includes(':') ? `[${advertiseAddress}]` : advertiseAddress}:${securePort}`
}

/** The provider's configuration (OpenID Connect Discovery 1.0), as far as it means something for service accounts. */
export function issuerConfiguration(issuer: Issuer): object {
  return {
    issuer: issuer.serviceAccountIssuer,
    jwks_uri: issuer.serviceAccountJwksUri || `https://${hostOf(issuer)}${keySetPath}`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [tokenAlgorithm],
  }
}

/** The public half of what signs tokens (RFC 7517), by the identifier that tokens name. */
export function keySet({ id, publicKey }: TokenKey): object {
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' })
  return { keys: [{ use: 'sig', kty, kid: id, crv, alg: tokenAlgorithm, x, y }] }
}
