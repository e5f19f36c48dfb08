import { isObject, type Exchange, type Group, type Json } from '../exchange.js'
import type { Base } from './bases.js'
import { places, pointer, withPlace } from './places.js'
import { changed, spoils } from './spoil.js'

type Step = Omit<Exchange, 'group' | 'reply'>

const unanswered = { status: 0, warnings: [], body: null }

/** Each place of a valid object spoiled in every way, created as a strict dry run; in groups of their own, which run beside each other. */
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

const jsonPatch = { 'Content-Type': 'application/json-patch+json' }

/** An object is made, then each leaf changed and each place removed as a dry run, and the object deleted. */
export function updatedGroup({ name, path, object }: Base): Group {
  const metadata = isObject(object) ? object['metadata'] : undefined
  const own = isObject(metadata) && typeof metadata['name'] === 'string' ? metadata['name'] : ''
  const at = `${path}/${own}`
  const patch = (id: string, operation: Json): Step => {
    return { id, method: 'PATCH', path: `${at}?dryRun=All`, headers: jsonPatch, body: [operation] }
  }
  const patches = places(object).flatMap(({ keys, value }): Step[] => {
    const to = changed(value)
    const place = pointer(keys)
    const removal = patch(`r:${place}`, { op: 'remove', path: place })
    return to === undefined ? [removal] : [patch(`u:${place}`, { op: 'replace', path: place, value: to }), removal]
  })
  const post: Step = { id: 'post', method: 'POST', path, body: object }
  const clean: Step = { id: 'clean', method: 'DELETE', path: `${at}?gracePeriodSeconds=0` }
  return toGroup(`update/${name}`, [post, ...patches, clean])
}

function toGroup(name: string, steps: readonly Step[]): Group {
  return { name, steps: steps.map((step) => ({ ...step, group: name, reply: unanswered })) }
}
