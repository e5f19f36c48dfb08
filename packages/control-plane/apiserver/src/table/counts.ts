/** How many keys a map has, or elements a list; 0 for an absent one. */
export function count(of: object | undefined): number {
  return Object.keys(of ?? {}).length
}
