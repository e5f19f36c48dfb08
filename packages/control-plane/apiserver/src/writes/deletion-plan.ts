import type { ApiObject, ObjectMeta } from '@orrery/api'
import type { Context, Strategy } from '../resources/contract.js'
import type { DeletionOptions } from './deletion-options.js'

/** What a deletion comes to. `mark`: the object is written as it is given; `next` it goes, or waits. */
export type DeletionPlan =
  | { action: 'remove' }
  | { action: 'mark'; next: 'remove' | 'wait' }
  /** It is being deleted already, and this request changes nothing. */
  | { action: 'none' }

const orphan = 'orphan'
const foreground = 'foregroundDeletion'

function at(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

/** Whether the collector is to orphan, or to delete first, what belongs to the object; else it follows. */
function collectorOf({ finalizers = [] }: ObjectMeta, options: DeletionOptions, orphansByDefault: boolean): string | undefined {
  const { propagationPolicy, orphanDependents } = options
  if (orphanDependents !== undefined) return orphanDependents ? orphan : undefined
  if (propagationPolicy === 'Orphan') return orphan
  if (propagationPolicy === 'Foreground') return foreground
  if (propagationPolicy === 'Background') return undefined
  return finalizers.find((name) => name === orphan || name === foreground) ?? (orphansByDefault ? orphan : undefined)
}

/** In place: the finalizers the garbage collector heeds. */
function propagate(metadata: ObjectMeta, options: DeletionOptions, orphansByDefault: boolean): void {
  const collector = collectorOf(metadata, options, orphansByDefault)
  const others = (metadata.finalizers ?? []).filter((name) => name !== orphan && name !== foreground)
  const finalizers = collector ? [...others, collector] : others
  if (finalizers.length > 0) metadata.finalizers = finalizers
  else delete metadata.finalizers
}

/** In place: a deletion that waits for finalizers alone has no grace. */
function markDeleting(metadata: ObjectMeta, now: number): void {
  if (metadata.deletionGracePeriodSeconds === undefined && metadata.generation) metadata.generation++
  const { deletionTimestamp } = metadata
  if (deletionTimestamp === undefined || Date.parse(deletionTimestamp) > now) metadata.deletionTimestamp = at(now)
  metadata.deletionGracePeriodSeconds = 0
}

type Grace = 'none' | 'granted' | 'pending'

/** In place: the first deletion sets the time; a later one can only bring it nearer. */
function grantGrace(object: ApiObject, strategy: Strategy<ApiObject>, asked: number | undefined, now: number): Grace {
  const { metadata } = object
  if (!strategy.gracePeriod) return 'none'
  if (metadata.deletionTimestamp === undefined) {
    const period = strategy.gracePeriod(object, asked)
    metadata.deletionTimestamp = at(now + period * 1000)
    metadata.deletionGracePeriodSeconds = period
    if (metadata.generation) metadata.generation++
    return 'granted'
  }
  const granted = metadata.deletionGracePeriodSeconds ?? 0
  if (granted === 0) return 'none'
  if (asked === undefined || asked >= granted) return 'pending'
  metadata.deletionTimestamp = at(Date.parse(metadata.deletionTimestamp) - granted * 1000 + asked * 1000)
  metadata.deletionGracePeriodSeconds = asked
  return 'granted'
}

/** In place: an object that something of its own holds is marked once and waits. */
function hold(object: ApiObject, strategy: Strategy<ApiObject>, options: DeletionOptions, context: Context): DeletionPlan {
  if (object.metadata.deletionTimestamp !== undefined) return { action: 'none' }
  object.metadata.deletionTimestamp = at(context.clock.now())
  propagate(object.metadata, options, strategy.orphansByDefault ?? false)
  strategy.markDeleted?.(object, context)
  return { action: 'mark', next: 'wait' }
}

/** Decides what a deletion does and marks the object, in place, with what it leaves to be seen. */
export function planDeletion(
  object: ApiObject,
  strategy: Strategy<ApiObject>,
  options: DeletionOptions,
  context: Context,
): DeletionPlan {
  if (strategy.deletionHeld?.(object)) return hold(object, strategy, options, context)
  const asked = options.gracePeriodSeconds
  const now = context.clock.now()
  const grace = grantGrace(object, strategy, asked !== undefined && asked < 0 ? 1 : asked, now)
  if (grace === 'pending') return { action: 'none' }
  propagate(object.metadata, options, strategy.orphansByDefault ?? false)
  const held = object.metadata.finalizers !== undefined
  if (grace === 'none') {
    if (!held) return { action: 'remove' }
    markDeleting(object.metadata, now)
    return { action: 'mark', next: 'wait' }
  }
  const soon = !held && object.metadata.deletionGracePeriodSeconds === 0
  return { action: 'mark', next: soon ? 'remove' : 'wait' }
}
