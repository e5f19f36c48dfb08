/**
 * How many of the lowest numbers of a range are given to callers that name none only when all others are taken
 * (KEP-3070 and KEP-3668): so that a number somebody chose by hand there is likely to be free.
 */
export function staticBand(size: number, band: { step: number; least: number; most: number }): number {
  if (size < band.least) return 0
  return Math.min(Math.max(Math.floor(size / band.step), band.least), band.most)
}

/** A free number in [0, size), chosen at random above the band first; undefined when all are taken. */
export function chooseFree(
  size: number,
  band: number,
  random: () => number,
  taken: (offset: number) => boolean,
): number | undefined {
  return search(band, size, random, taken) ?? search(0, band, random, taken)
}

/** From a random start, once around. */
function search(from: number, to: number, random: () => number, taken: (offset: number) => boolean): number | undefined {
  const count = to - from
  const start = Math.floor(random() * count)
  for (let step = 0; step < count; step++) {
    const offset = from + ((start + step) % count)
    if (!taken(offset)) return offset
  }
  return undefined
}
