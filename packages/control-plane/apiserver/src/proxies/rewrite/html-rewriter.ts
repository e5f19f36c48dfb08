import { endOfTag } from './end-of-tag.js'
import { rewriteTag } from './rewrite-tag.js'

/** Elements whose content is text up to their end tag. */
const rawElements = new Set(['iframe', 'noembed', 'noframes', 'plaintext', 'script', 'style', 'textarea', 'title', 'xmp'])

/** Characters; a longer tag is no page's, and passes as it is. */
const longestTag = 1 << 16

/** Where text without tags ends: what is looked for, and what may be the beginning of it at the end of the input. */
interface Passage {
  end: RegExp
  /** Characters. */
  longest: number
}

const comment: Passage = { end: /--!?>/g, longest: 3 }
const declaration: Passage = { end: />/g, longest: 0 }

function rawContent(name: string): Passage {
  return { end: name === 'plaintext' ? /(?!)/g : new RegExp(`(?=</${name}[ \\n\\r\\t\\f/>])`, 'gi'), longest: name.length + 2 }
}

/** What the markup at `<` is: a start tag, another markup with its passage, or mere text. Undefined: too little is there. */
function markupAt(html: string, at: number, isLast: boolean): 'tag' | 'text' | Passage | undefined {
  const next = html[at + 1]
  if (next === undefined) return isLast ? 'text' : undefined
  if (/[a-z]/i.test(next)) return 'tag'
  if (next === '/' || next === '?') return declaration
  if (next !== '!') return 'text'
  const start = html.slice(at, at + 4)
  if (start === '<!--') return comment
  return '<!--'.startsWith(start) && !isLast ? undefined : declaration
}

/**
 * Rewrites the links of a page that comes in pieces: of start tags alone, all else passes as it came, as soon as it is
 * known to be no tag. Characters are bytes.
 */
export class HtmlRewriter {
  readonly #rewrite: (link: string) => string
  #rest = ''
  #passage: Passage | undefined

  constructor(rewrite: (link: string) => string) {
    this.#rewrite = rewrite
  }

  /** What can be said of the page with this piece. */
  write(piece: string): string {
    return this.#take(piece, false)
  }

  /** The rest of the page. */
  end(): string {
    return this.#take('', true)
  }

  #take(piece: string, isLast: boolean): string {
    const html = this.#rest + piece
    const out: string[] = []
    let at = 0
    while (at < html.length) {
      const next = this.#passage ? this.#pass(html, at, isLast, this.#passage, out) : this.#step(html, at, isLast, out)
      if (next === undefined) break
      at = next
    }
    this.#rest = isLast ? '' : html.slice(at)
    if (isLast) out.push(html.slice(at))
    return out.join('')
  }

  /** To the end of the passage, or as far as it surely goes. */
  #pass(html: string, at: number, isLast: boolean, { end, longest }: Passage, out: string[]): number | undefined {
    end.lastIndex = at
    const found = end.exec(html)
    const kept = isLast ? 0 : longest
    const to = found ? found.index + found[0].length : Math.max(at, html.length - kept)
    if (found) this.#passage = undefined
    out.push(html.slice(at, to))
    return !found && to === at ? undefined : to
  }

  /** Over text and the markup behind it. */
  #step(html: string, at: number, isLast: boolean, out: string[]): number | undefined {
    const open = html.indexOf('<', at)
    if (open !== at) {
      const to = open < 0 ? html.length : open
      out.push(html.slice(at, to))
      return to
    }
    const markup = markupAt(html, at, isLast)
    if (markup === undefined) return undefined
    if (markup === 'tag') return this.#tag(html, at, out)
    if (markup === 'text') out.push('<')
    else this.#passage = markup
    return markup === 'text' ? at + 1 : at
  }

  #tag(html: string, at: number, out: string[]): number | undefined {
    const end = endOfTag(html, at)
    if (end === undefined && html.length - at <= longestTag) return undefined
    if (end === undefined) {
      out.push(html.slice(at))
      return html.length
    }
    const { name, text } = rewriteTag(html.slice(at, end), this.#rewrite)
    out.push(text)
    if (rawElements.has(name)) this.#passage = rawContent(name)
    return end
  }
}
