import type { Services } from '../services.js'
import type { Attributes, Operation } from './attributes.js'
import type { Reservation } from './reservation.js'

/**
 * Decides about writes beyond what validation sees; each method throws an ApiError to refuse. Called again whenever
 * a write meets another state of the object.
 */
export interface AdmissionPlugin {
  /** Upstream's name of it. */
  readonly name: string
  /** It is asked about no others, as upstream's `Handles` says. */
  readonly operations: readonly Operation[]
  /** Only with --enable-admission-plugins. */
  readonly offByDefault?: true
  /** Before the object is validated; may change it, in place. */
  mutate?(attributes: Attributes, services: Services): void | Promise<void>
  /** After the object was validated. */
  validate?(attributes: Attributes, services: Services): void
  /** What must be written together with the object, asked for just before the commit. */
  reserve?(attributes: Attributes, services: Services): Promise<Reservation> | undefined
}
