import type { Ownable } from '@orrery/api'
import type { Target } from '../contract.js'

const anyItem = '*'

const resized = { 'f:resizePolicy': {}, 'f:resources': {} }

/** What writes of a pod's subresources may own beyond the usual. */
export const podOwnable: Readonly<Partial<Record<Target, Ownable>>> = {
  status: { except: { 'f:metadata': { 'f:deletionTimestamp': {}, 'f:ownerReferences': {} }, 'f:spec': {} } },
  ephemeralcontainers: { only: { 'f:spec': { 'f:ephemeralContainers': {} } } },
  resize: { only: { 'f:spec': { 'f:containers': { [anyItem]: resized }, 'f:initContainers': { [anyItem]: resized } } } },
}
