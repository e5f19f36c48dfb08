import type { Services } from '../services.js'
import type { Attributes } from './attributes.js'
import type { Reservation } from './reservation.js'

export interface AdmissionOptions {
  /** `--enable-admission-plugins`: in addition to those on by default. */
  enableAdmissionPlugins: readonly string[]
  /** `--disable-admission-plugins`. */
  disableAdmissionPlugins: readonly string[]
}

/** What every write asks. Each throws an ApiError to refuse. */
export interface AdmissionChain {
  /** Before the object is validated: plugins fill in and refuse. */
  mutate(attributes: Attributes, services: Services): Promise<void>
  /** After the object was validated: plugins refuse. */
  validate(attributes: Attributes, services: Services): void
  /** What goes into the object's commit. Who gets a reservation settles it. */
  reserve(attributes: Attributes, services: Services): Promise<Reservation>
}
