import { isObject, type Exchange, type Group, type Json } from '../exchange.js'
import type { Base } from './bases.js'
import { places, pointer, withPlace } from './places.js'
import { changed, spoils } from './spoil.js'

type Step = Omit<Exchange, 'group' | 'reply'>

const unanswered = { status: 0, warnings: [], body: null }

/**
 * Each place of a valid object spoiled in every way, created as a strict dry run; in groups of their own, which
 * run beside each other.
 */
export function spoiledGroup({ name, path, object }: Base): Group {
  const steps = places(object).flatMap(({ keys, value }) =>
    spoils(value).map((spoil): Step => ({
      id: `${keys.join('.')}:${spoil.name}`,
      method: 'POST',
      path: `${path}?dryRun=All&fieldValidation=Strict`,
      body: withPlace(object, keys, spoil.value),
    })),
  )
  return toGroup(`validate/${name}`, steps)
}

const mergePatch = { 'Content-Type': 'application/merge-patch+json' }
const jsonPatch = { 'Content-Type': 'application/json-patch+json' }

const subresources: Readonly<Record<string, readonly string[]>> = { CertificateSigningRequest: ['status', 'approval'] }

/**
 * An object is made and given its status, then each place of the status spoiled in every way as a strict dry run;
 * for each subresource that writes it.
 */
export function statusGroups({ name, path, object }: Base): Group[] {
  if (!isObject(object) || object['status'] === undefined) return []
  const at = `${path}/${ownName(object)}`
  const below = places(object).filter(({ keys }) => keys[0] === 'status')
  return (subresources[kindOf(object)] ?? ['status']).map((subresource) => {
    const spoiled = below.flatMap(({ keys, value }) =>
      spoils(value).map(({ name, value }): Step => {
        const operation = value === undefined ? { op: 'remove' } : { op: 'replace', value }
        const body = [{ ...operation, path: pointer(keys) }]
        const query = 'dryRun=All&fieldValidation=Strict'
        return { id: `${keys.join('.')}:${name}`, method: 'PATCH', path: `${at}/${subresource}?${query}`, headers: jsonPatch, body }
      }),
    )
    const given: Json = { status: object['status'] ?? null }
    const give: Step = { id: 'give', method: 'PATCH', path: `${at}/${subresource}`, headers: mergePatch, body: given }
    return toGroup(`${subresource}/${name}`, [made(path, object), give, ...spoiled, cleaned(at)])
  })
}

const scaled = ['Deployment', 'ReplicaSet', 'StatefulSet', 'ReplicationController']

/** An object is made, its scale read and spoiled at each place. */
export function scaleGroups({ name, path, object }: Base): Group[] {
  if (!scaled.includes(kindOf(object))) return []
  const own = ownName(object)
  const at = `${path}/${own}`
  const scale = { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: own, namespace: '{ns}' }, spec: { replicas: 2 } }
  const writes = places(scale).flatMap(({ keys, value }) =>
    spoils(value).map((spoil): Step => ({
      id: `${keys.join('.')}:${spoil.name}`,
      method: 'PUT',
      path: `${at}/scale?dryRun=All&fieldValidation=Strict`,
      body: withPlace(scale, keys, spoil.value),
    })),
  )
  const read: Step = { id: 'read', method: 'GET', path: `${at}/scale` }
  return [toGroup(`scale/${name}`, [made(path, object), read, ...writes, cleaned(at)])]
}

/** An object is made, then each leaf changed and each place removed as a dry run, and the object deleted. */
export function updatedGroup({ name, path, object }: Base): Group {
  const at = `${path}/${ownName(object)}`
  const patch = (id: string, operation: Json): Step => {
    return { id, method: 'PATCH', path: `${at}?dryRun=All`, headers: jsonPatch, body: [operation] }
  }
  const patches = places(object).flatMap(({ keys, value }): Step[] => {
    const to = changed(value)
    const place = pointer(keys)
    const removal = patch(`r:${place}`, { op: 'remove', path: place })
    return to === undefined ? [removal] : [patch(`u:${place}`, { op: 'replace', path: place, value: to }), removal]
  })
  return toGroup(`update/${name}`, [made(path, object), ...patches, cleaned(at)])
}

function made(path: string, object: Json): Step {
  return { id: 'post', method: 'POST', path, body: object }
}

function cleaned(at: string): Step {
  return { id: 'clean', method: 'DELETE', path: `${at}?gracePeriodSeconds=0` }
}

function kindOf(object: Json): string {
  const kind = isObject(object) ? object['kind'] : undefined
  return typeof kind === 'string' ? kind : ''
}

function ownName(object: Json): string {
  const metadata = isObject(object) ? object['metadata'] : undefined
  return isObject(metadata) && typeof metadata['name'] === 'string' ? metadata['name'] : ''
}

function toGroup(name: string, steps: readonly Step[]): Group {
  return { name, steps: steps.map((step) => ({ ...step, group: name, reply: unanswered })) }
}
