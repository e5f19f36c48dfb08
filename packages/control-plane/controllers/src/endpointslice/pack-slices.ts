import { deepEqual, type discoveryv1 } from '@orrery/api'

export interface Packing {
  /** Existing slices and what they hold now. */
  update: { slice: discoveryv1.EndpointSlice; endpoints: discoveryv1.Endpoint[] }[]
  remove: discoveryv1.EndpointSlice[]
  /** The contents of new slices. */
  create: discoveryv1.Endpoint[][]
}

const idOf = (endpoint: discoveryv1.Endpoint): string =>
  `${endpoint.targetRef?.uid ?? ''}|${endpoint.addresses.toSorted().join(',')}`

interface Kept {
  slice: discoveryv1.EndpointSlice
  endpoints: discoveryv1.Endpoint[]
  changed: boolean
}

/** What stays of a slice: endpoints still wanted, in their newest form. Takes them out of `wanted`. */
function keep(slice: discoveryv1.EndpointSlice, wanted: Map<string, discoveryv1.Endpoint>): Kept {
  let changed = false
  const endpoints: discoveryv1.Endpoint[] = []
  for (const endpoint of slice.endpoints ?? []) {
    const want = wanted.get(idOf(endpoint))
    if (!want) {
      changed = true
      continue
    }
    wanted.delete(idOf(endpoint))
    changed ||= !deepEqual(want, endpoint)
    endpoints.push(want)
  }
  return { slice, endpoints, changed }
}

/** The fullest slice that takes all of `count`; undefined where none does. */
function bestFit(slices: readonly Kept[], count: number, max: number): Kept | undefined {
  const fitting = slices.filter((kept) => kept.endpoints.length + count <= max)
  return fitting.toSorted((a, b) => b.endpoints.length - a.endpoints.length)[0]
}

/**
 * Puts the wanted endpoints of one set of ports into slices of at most `max`, touching as few slices as it can
 * (upstream's reconcileByPortMapping): what is unwanted goes, what changed is replaced in place; new endpoints fill the
 * slices that are written anyway, then one slice with room for the rest, then new slices. Slices left empty go.
 */
export function packSlices(
  existing: readonly discoveryv1.EndpointSlice[],
  desired: readonly discoveryv1.Endpoint[],
  max: number,
  stale: (slice: discoveryv1.EndpointSlice) => boolean,
): Packing {
  const wanted = new Map(desired.map((endpoint) => [idOf(endpoint), endpoint]))
  const slices = existing.map((slice) => keep(slice, wanted))
  const remaining = [...wanted.values()]
  for (const kept of slices.filter((item) => item.changed).toSorted((a, b) => b.endpoints.length - a.endpoints.length)) {
    kept.endpoints.push(...remaining.splice(0, Math.max(0, max - kept.endpoints.length)))
  }
  const create: discoveryv1.Endpoint[][] = []
  while (remaining.length > 0) {
    const fit = remaining.length < max ? bestFit(slices, remaining.length, max) : undefined
    const batch = remaining.splice(0, max)
    if (fit) fit.endpoints.push(...batch)
    else create.push(batch)
    if (fit) fit.changed = true
  }
  return {
    update: slices
      .filter((kept) => kept.endpoints.length > 0 && (kept.changed || stale(kept.slice)))
      .map(({ slice, endpoints }) => ({ slice, endpoints })),
    remove: slices.filter((kept) => kept.endpoints.length === 0).map((kept) => kept.slice),
    create,
  }
}
