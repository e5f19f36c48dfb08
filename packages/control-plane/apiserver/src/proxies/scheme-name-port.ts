import { badRequest } from '@orrery/api'

export interface SchemeNamePort {
  scheme: 'http' | 'https' | ''
  name: string
  /** A number, a name, or empty. */
  port: string
}

function isScheme(text: string): text is SchemeNamePort['scheme'] {
  return text === '' || text === 'http' || text === 'https'
}

/** `[scheme:]name[:port]` as it stands in proxy paths: `web`, `web:80`, `https:web:main`, `https:web:`. */
export function parseSchemeNamePort(id: string, what: 'node' | 'pod' | 'service'): SchemeNamePort {
  const parts = id.split(':')
  const [scheme = '', name = '', port = ''] = parts.length === 3 ? parts : ['', ...parts]
  if (parts.length > 3 || name === '' || !isScheme(scheme)) {
    throw badRequest(`invalid ${what} request ${JSON.stringify(id)}`)
  }
  return { scheme, name, port }
}
