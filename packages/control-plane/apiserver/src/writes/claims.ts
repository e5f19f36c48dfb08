import { invalid, type ApiObject, type FieldError } from '@orrery/api'
import { timestamp } from '@orrery/kit'
import type { Put } from '@orrery/store'
import type { Served } from '../registry/served.js'
import type { Claim } from '../resources/contract.js'
import type { Services } from '../services.js'
import { encode } from '../storage/encode.js'
import { resourcePrefixOf } from '../storage/keys.js'
import { recordManagers } from './record-managers.js'
import { internalWrite } from './write-context.js'

/** What a write takes for its object and gives back. */
export interface ClaimChange {
  take: readonly Claim[]
  release: readonly string[]
}

const nothing: ClaimChange = { take: [], release: [] }

function isErrors(found: readonly Claim[] | readonly FieldError[]): found is readonly FieldError[] {
  const [first] = found
  return first !== undefined && 'field' in first
}

/** The claims an object holds as it stands; errors of what was valid once do not count. */
function held(services: Services, served: Served, object: ApiObject): readonly Claim[] {
  const { allocation } = served.resource
  const found = allocation?.claims(structuredClone(object), object, { has: () => false }, services.context) ?? []
  return isErrors(found) ? [] : found
}

/** `busy`: keys that a failed commit found taken. Throws 422 where what was asked for cannot be had. `dryRun`: nothing is kept. */
export function planClaims(
  services: Services,
  served: Served,
  object: ApiObject,
  old: ApiObject | undefined,
  busy: ReadonlySet<string>,
  dryRun = false,
): ClaimChange {
  const { allocation } = served.resource
  if (!allocation) return nothing
  const taken = { has: (key: string): boolean => busy.has(key) || services.view.get(key) !== undefined }
  const { clock, random, options } = services.context
  const wanted = allocation.claims(object, old, taken, { clock, random, options, dryRun })
  if (isErrors(wanted)) throw invalid(served.kind.ref, object.metadata.name, wanted)
  const before = new Set(old ? held(services, served, old).map(({ key }) => key) : [])
  const after = new Set(wanted.map(({ key }) => key))
  return { take: wanted.filter(({ key }) => !before.has(key)), release: [...before].filter((key) => !after.has(key)) }
}

/** What goes with an object that is removed. */
export function releaseAll(services: Services, served: Served, object: ApiObject): readonly string[] {
  return served.resource.allocation ? held(services, served, object).map(({ key }) => key) : []
}

/** A claim as it is stored: an object of its own where the key is a resource's. */
export function claimPut(services: Services, { key, object }: Claim): Put {
  const served = services.registry.storedAt(resourcePrefixOf(key))
  if (!served) return { key, bytes: Buffer.from(JSON.stringify(object)), extract: {} }
  const metadata = {
    ...object.metadata,
    uid: object.metadata.uid || services.random.uuid(),
    creationTimestamp: object.metadata.creationTimestamp || timestamp(services.clock),
  }
  const claimed = { ...object, metadata }
  recordManagers(services, served, undefined, claimed, internalWrite)
  return { key, ...encode(served, claimed) }
}
