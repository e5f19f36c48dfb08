import type { Json, JsonObject } from '../../exchange.js'
import { pods } from './collections.js'
import { pod } from './objects.js'
import { tryPost, type Step } from './step.js'

export const one = (resources: Json, rest: JsonObject = {}): Json => ({
  name: 'main',
  image: 'i',
  resources,
  ...rest,
})
export const tried = (...containers: Json[]): Step => tryPost(pods, pod('t', { containers }))
