/** The parts of a URL whose path starts at the root, as Go's net/url keeps them. */
export interface RootedUrl {
  scheme: string
  /** `user[:password]`, as written. */
  user: string | undefined
  host: string
  /** Decoded. */
  path: string
  /** As written. */
  rawPath: string
  /** With what separates it: `?a=b`, `#top`, or empty. */
  query: string
  fragment: string
}

const shape = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/(?:([^/?#]*)@)?([^/?#@]*))?(\/[^?#]*)(\?[^#]*)?(#.*)?$/i

// oxlint-disable-next-line no-control-regex -- Go refuses URLs with such characters
const control = /[\u0000-\u001f\u007f]/

const hostShape = /^(?:\[[^\]\s]*\]|[^:[\]\s\\^`{}|]*)(?::\d*)?$/

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Undefined for what is no URL, and for one whose path does not start with a slash. */
export function parseRootedUrl(text: string): RootedUrl | undefined {
  const [, scheme = '', user, host = '', rawPath = '', query = '', fragment = ''] = shape.exec(text) ?? []
  const path = decoded(rawPath)
  if (rawPath === '' || path === undefined || control.test(text) || !hostShape.test(host)) return undefined
  if (decoded(fragment) === undefined) return undefined
  return { scheme: scheme.toLowerCase(), user, host, path, rawPath, query, fragment }
}

const plain: Readonly<Record<string, string>> = {
  '%24': '$', '%26': '&', '%2B': '+', '%2C': ',', '%2F': '/', '%3A': ':', '%3B': ';', '%3D': '=', '%40': '@',
}

/** A path as Go writes it: fewer characters stand for themselves than in JavaScript. */
function escaped(path: string): string {
  const some = encodeURIComponent(path).replace(/%[0-9A-F]{2}/g, (code) => plain[code] ?? code)
  return some.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

const validPath = /^(?:[\w.~!$&'()*+,;=:@[\]/-]|%[0-9a-f]{2})*$/i

function escapedFragment(fragment: string): string {
  return fragment.replace(/[^\w.~!$&'()*+,;=:@[\]/?#%-]+/gu, encodeURIComponent)
}

/** The URL's text. A path that is still the one written stays as it was written. */
export function urlText({ scheme, user, host, path, rawPath, query, fragment }: RootedUrl): string {
  const asWritten = validPath.test(rawPath) && decoded(rawPath) === path
  const who = user === undefined ? '' : `${user}@`
  const authority = scheme !== '' || host !== '' || who !== '' ? `//${who}${host}` : ''
  return `${scheme && `${scheme}:`}${authority}${asWritten ? rawPath : escaped(path)}${query}${escapedFragment(fragment)}`
}
