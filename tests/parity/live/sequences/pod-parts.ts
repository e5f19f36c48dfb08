import type { Json, JsonObject } from '../../exchange.js'
import { pods } from './collections.js'
import { object } from './objects.js'
import { patch, post, strategic, type Step } from './step.js'

export function container(rest: JsonObject = {}): JsonObject {
  return { name: 'a', image: 'i', ...rest }
}

/** A pod of one container, or of those its spec names. */
export function aPod(name: string, spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return object('v1', 'Pod', { name, ...metadata }, { spec: { containers: [container()], ...spec } })
}

/** Tries a pod without keeping it. */
export function tryPod(spec: JsonObject, metadata: JsonObject = {}): Step {
  return post(`${pods}?dryRun=All&fieldValidation=Strict`, aPod('p', spec, metadata))
}

export function tryContainer(rest: JsonObject): Step {
  return tryPod({ containers: [container(rest)] })
}

export function tryVolumes(volumes: readonly JsonObject[], spec: JsonObject = {}): Step {
  return tryPod({ volumes: volumes.map((volume, index) => ({ name: `v${index}`, ...volume })), ...spec })
}

/** A change of a part of a pod. */
export function change(part: string, body: Json, type = strategic, query = ''): Step {
  return patch(`${pods}/${part}${query}`, type, body)
}

/** A status of a container. */
export const told = (name: string, rest: JsonObject): JsonObject => ({
  name,
  image: 'i',
  imageID: '',
  ready: false,
  restartCount: 0,
  ...rest,
})
export const runs: JsonObject = { state: { running: {} } }
