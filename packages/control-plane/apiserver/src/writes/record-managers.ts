import { deepEqual, parseApiVersion, recordUpdate, type ApiObject, type Ownable, type VersionedStates } from '@orrery/api'
import { timestamp } from '@orrery/kit'
import type { Served } from '../registry/served.js'
import type { Target } from '../resources/contract.js'
import type { Services } from '../services.js'
import type { WriteContext } from './write-context.js'

const allButStatus: Ownable = { except: { 'f:status': {} } }
const allButSpec: Ownable = { except: { 'f:spec': {} } }

/** Which fields a write may own: those its target can change. */
function ownableBy({ kind, resource }: Served, target: Target): Ownable | undefined {
  const special = resource.ownable?.[target]
  if (special) return special
  if (!kind.subresources.some(({ name }) => name === 'status')) return undefined
  return target === 'status' ? allButSpec : allButStatus
}

/** An object as a version shows it. */
function inForm({ conversion }: Served, object: ApiObject): ApiObject {
  return conversion ? conversion.fromStored(object) : object
}

/** Of a scale only the replicas are its own; none of them is as good as not said. */
function scaleOf(object: ApiObject): object {
  const spec: unknown = Reflect.get(object, 'spec')
  const replicas: unknown = typeof spec === 'object' && spec !== null ? Reflect.get(spec, 'replicas') : undefined
  return { metadata: {}, spec: typeof replicas === 'number' && replicas !== 0 ? { replicas } : {} }
}

function statesIn(served: Served, live: ApiObject | undefined, next: ApiObject, target: Target): VersionedStates {
  const form = (object: ApiObject): object => (target === 'scale' ? scaleOf(object) : inForm(served, object))
  return { type: served.kind.type, live: live && form(live), next: form(next) }
}

/**
 * In place: metadata.managedFields of an object that is to be written, before admission and the kind's own hooks see it,
 * as upstream: what those add is nobody's. Both states are in the storage version; `served` is the version that is
 * spoken. A write of nobody's leaves the managers as they are.
 */
export function recordManagers(
  services: Services,
  served: Served,
  live: ApiObject | undefined,
  next: ApiObject,
  { manager, subresource }: Pick<WriteContext, 'manager' | 'subresource'>,
): void {
  const { metadata } = next
  const liveManagers = live?.metadata.managedFields
  // The same list need not be compared again below.
  if (liveManagers && deepEqual(metadata.managedFields, liveManagers)) metadata.managedFields = liveManagers
  const recorded =
    manager === undefined
      ? liveManagers
      : recordUpdate({
          states: statesIn(served, live, next, subresource),
          time: subresource === 'scale' ? undefined : timestamp(services.clock),
          liveManagers,
          sentManagers: metadata.managedFields,
          manager,
          subresource,
          apiVersion: served.apiVersion,
          ownable: ownableBy(served.stored, subresource),
          inVersion(apiVersion) {
            const { group, version } = parseApiVersion(apiVersion)
            const other = services.registry.find(group, version, served.kind.ref.plural)
            return other?.stored === served.stored ? statesIn(other, live, next, subresource) : undefined
          },
        })
  if (recorded && recorded.length > 0) metadata.managedFields = [...recorded]
  else delete metadata.managedFields
}

function untimed({ metadata: { managedFields = [] } }: ApiObject): object[] {
  return managedFields.map((entry) => ({ ...entry, time: undefined }))
}

/** Whether nothing but the managers differs. The metadata last: what changes is mostly elsewhere. */
function equalBesideManagers(a: ApiObject, b: ApiObject): boolean {
  if (!deepEqual({ ...a, metadata: undefined }, { ...b, metadata: undefined })) return false
  return deepEqual({ ...a.metadata, managedFields: undefined }, { ...b.metadata, managedFields: undefined })
}

/** In place: where an update comes to nothing but new times, the old ones stay, and nothing is written. */
export function keepTimes(next: ApiObject, live: ApiObject): void {
  const [after = [], before = []] = [next.metadata.managedFields, live.metadata.managedFields]
  if (after.length !== before.length || after.every(({ time }, index) => time === before[index]?.time)) return
  if (!equalBesideManagers(next, live) || !deepEqual(untimed(next), untimed(live))) return
  next.metadata.managedFields = before
}
