/** The least string greater than every string with this prefix; undefined when there is none. */
export function prefixEnd(prefix: string): string | undefined {
  for (let at = prefix.length - 1; at >= 0; at--) {
    const unit = prefix.charCodeAt(at)
    if (unit < 0xffff) return prefix.slice(0, at) + String.fromCharCode(unit + 1)
  }
  return undefined
}
