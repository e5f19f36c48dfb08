const isSpace = (char: string): boolean => char === ' ' || char === '\n' || char === '\r' || char === '\t' || char === '\f'

/** Behind the bare value that begins at `from`. */
function endOfBare(html: string, from: number): number {
  let at = from
  for (let char = html[at]; char !== undefined && char !== '>' && !isSpace(char); char = html[at]) at++
  return at
}

/** Behind the value that follows an equals sign; undefined where its quote is still to come. */
function endOfValue(html: string, from: number): number | undefined {
  let at = from
  while (isSpace(html[at] ?? '')) at++
  const quote = html[at]
  if (quote !== '"' && quote !== "'") return endOfBare(html, at)
  const closing = html.indexOf(quote, at + 1)
  return closing < 0 ? undefined : closing + 1
}

/** Behind the start tag that begins at `from`; undefined where its end is still to come. */
export function endOfTag(html: string, from: number): number | undefined {
  let named = true
  let at = from + 1
  for (let char = html[at]; char !== undefined; char = html[at]) {
    at++
    if (char === '>') return at
    if (char === '/') named = false
    else if (char === '=' && named) {
      const end = endOfValue(html, at)
      if (end === undefined) return undefined
      at = end
      named = false
    } else if (!isSpace(char)) named = true
  }
  return undefined
}
