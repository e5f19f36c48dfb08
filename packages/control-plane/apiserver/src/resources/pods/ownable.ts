import type { Ownable } from '@orrery/api'
import type { Target } from '../contract.js'

/** Updates, unlike server-side apply, are not told apart by what these take of them. */
const everything: Ownable = { except: {} }

/** What writes of a pod's subresources may own beyond the usual. */
export const podOwnable: Readonly<Partial<Record<Target, Ownable>>> = {
  status: { except: { 'f:metadata': { 'f:deletionTimestamp': {}, 'f:ownerReferences': {} }, 'f:spec': {} } },
  ephemeralcontainers: everything,
  resize: everything,
}
