import type { Served } from '../registry/served.js'

/** Fields that a version calls otherwise than the stored form: by version and plural, as it says them and as they are. */
const aliases: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['v1 pods', new Map([['spec.host', 'spec.nodeName']])],
  [
    'events.k8s.io/v1 events',
    new Map([
      ...['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'].map(
        (name): [string, string] => [`regarding.${name}`, `involvedObject.${name}`],
      ),
      ['reportingController', 'reportingComponent'],
    ]),
  ],
])

/** Fields of the stored form that a version does not know by their own names. */
const hidden: ReadonlyMap<string, RegExp> = new Map([
  ['events.k8s.io/v1 events', /^(involvedObject\.|reportingComponent$|source$)/],
])

/** How upstream says of a kind that it has no such field, where it says it otherwise than for most. */
const refusals: ReadonlyMap<string, (label: string) => string> = new Map([
  ['batch/v1 jobs', (label) => `field label ${JSON.stringify(label)} not supported for Job`],
  ['resource.k8s.io/v1 resourceslices', (label) => `field label not supported for resource.k8s.io/v1, Kind=ResourceSlice: ${label}`],
])

/** Kinds with fields of their own in storage by which this version does not select. */
const withoutOwn: ReadonlySet<string> = new Set(['apps/v1 replicasets'])

/** The stored form's name of a field by which objects are to be selected, or why there is none. */
export function fieldLabel({ kind, resource, apiVersion }: Served, label: string): { field: string } | { refused: string } {
  const key = `${apiVersion} ${kind.ref.plural}`
  const own = withoutOwn.has(key) ? undefined : resource.selectableFields
  if (label === 'metadata.name') return { field: label }
  if (label === 'metadata.namespace' && (!own || kind.ref.namespaced)) return { field: label }
  if (!own) return { refused: `${JSON.stringify(label)} is not a known field selector: only "metadata.name", "metadata.namespace"` }
  const field = aliases.get(key)?.get(label)
  if (field !== undefined) return { field }
  if (Object.hasOwn(own, label) && !hidden.get(key)?.test(label)) return { field: label }
  return { refused: refusals.get(key)?.(label) ?? `field label not supported: ${label}` }
}
