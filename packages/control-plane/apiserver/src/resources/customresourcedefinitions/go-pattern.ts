/** A pattern in Go's syntax as a RegExp, as far as the two languages agree. Throws SyntaxError where it is none. */
export function goPattern(pattern: string): RegExp {
  const [, flags = '', rest = ''] = /^(?:\(\?([ims]+)\))?(.*)$/s.exec(pattern) ?? []
  const source = rest.replaceAll('(?P<', '(?<').replaceAll(String.raw`\A`, '^').replaceAll(String.raw`\z`, '$')
  return new RegExp(source, flags)
}
