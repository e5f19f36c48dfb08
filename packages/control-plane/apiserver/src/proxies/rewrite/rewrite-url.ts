import { posix } from 'node:path'
import { parseRootedUrl, urlText } from './go-url.js'

/** Where a page was found, and below which path of this server it is seen. */
export interface Page {
  /** `host:port` of what answered. */
  backend: string
  /** The Host header of the client's request. */
  host: string
  /** Decoded, without a slash at its end: `/api/v1/namespaces/default/services/web/proxy`. */
  prefix: string
}

function below(prefix: string, path: string): string {
  const joined = posix.join(prefix, path)
  return path.endsWith('/') && !joined.endsWith('/') ? `${joined}/` : joined
}

/** A link as it leads through the proxy. Links to other hosts, relative ones and what is no URL stay as they are. */
export function rewriteUrl(link: string, { backend, host, prefix }: Page): string {
  const url = parseRootedUrl(link)
  if (!url || (url.host !== '' && url.host !== backend && url.host !== host)) return link
  const here = url.host === host ? url : { ...url, scheme: '', host: '' }
  const known = url.path.startsWith(prefix)
  return urlText(known ? here : { ...here, path: below(prefix, url.path) })
}
