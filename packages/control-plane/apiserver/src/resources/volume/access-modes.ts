const short: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
}

/** In upstream's order of words. */
export const accessModes: readonly string[] = Object.keys(short).toSorted()

/** `RWO,ROX`: always in this order, each once. */
export function printedAccessModes(modes: readonly string[] | undefined): string {
  return Object.keys(short).filter((mode) => modes?.includes(mode)).map((mode) => short[mode]).join(',')
}
