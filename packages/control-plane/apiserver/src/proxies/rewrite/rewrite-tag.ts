import { bytesOf, escapeHtml, normalizeHtml, textOf, unescapeHtml } from './html-text.js'

/** The attributes that are links, by element. */
const links: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  applet: ['codebase'],
  area: ['href'],
  audio: ['src'],
  base: ['href'],
  blockquote: ['cite'],
  body: ['background'],
  button: ['formaction'],
  command: ['icon'],
  del: ['cite'],
  embed: ['src'],
  form: ['action'],
  frame: ['longdesc', 'src'],
  head: ['profile'],
  html: ['manifest'],
  iframe: ['longdesc', 'src'],
  img: ['longdesc', 'src', 'usemap'],
  input: ['src', 'usemap', 'formaction'],
  ins: ['cite'],
  link: ['href'],
  object: ['classid', 'codebase', 'data', 'usemap'],
  q: ['cite'],
  script: ['src'],
  source: ['src'],
  video: ['poster', 'src'],
}

const attribute = /[ \n\r\t\f/]*(=?[^ \n\r\t\f/>=]*)(?:[ \n\r\t\f]*=[ \n\r\t\f]*(?:"([^"]*)"|'([^']*)'|([^ \n\r\t\f>]*)))?/y

function rewritten(value: string, rewrite: (link: string) => string): string {
  const bytes = unescapeHtml(value)
  const link = bytes === undefined ? undefined : textOf(bytes)
  return link === undefined ? normalizeHtml(value) : escapeHtml(bytesOf(rewrite(link)))
}

export interface StartTag {
  /** In lower case. */
  name: string
  text: string
}

/** A start tag, from `<` to `>`, written anew as Go's html package does, with its links rewritten. */
export function rewriteTag(tag: string, rewrite: (link: string) => string): StartTag {
  const name = (/^<([^ \n\r\t\f/>]+)/.exec(tag)?.[1] ?? '').toLowerCase()
  const wanted = Object.hasOwn(links, name) ? (links[name] ?? []) : []
  const end = tag.length - 1
  let text = `<${name}`
  attribute.lastIndex = name.length + 1
  while (attribute.lastIndex < end) {
    const from = attribute.lastIndex
    const [, key = '', double, single, bare] = attribute.exec(tag) ?? []
    if (attribute.lastIndex === from || attribute.lastIndex > end) break
    if (key === '') continue
    const value = double ?? single ?? bare ?? ''
    const lower = key.toLowerCase()
    text += ` ${lower}="${wanted.includes(lower) ? rewritten(value, rewrite) : normalizeHtml(value)}"`
  }
  return { name, text: `${text}${tag.at(-2) === '/' ? '/>' : '>'}` }
}
