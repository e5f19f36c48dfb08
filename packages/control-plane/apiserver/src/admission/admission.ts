import type { Services } from '../services.js'
import type { Attributes } from './attributes.js'
import type { AdmissionPlugin } from './plugin.js'
import { admissionPlugins } from './plugins.js'
import { nothingReserved, type Reservation } from './reservation.js'

export interface AdmissionOptions {
  /** `--enable-admission-plugins`: in addition to those on by default. */
  enableAdmissionPlugins: readonly string[]
  /** `--disable-admission-plugins`. */
  disableAdmissionPlugins: readonly string[]
}

/** Throws an Error naming a plugin that does not exist, or that is both wanted and not. */
function chosen({ enableAdmissionPlugins: on, disableAdmissionPlugins: off }: AdmissionOptions): AdmissionPlugin[] {
  const unknown = [...on, ...off].find((name) => !admissionPlugins.some((plugin) => plugin.name === name))
  if (unknown !== undefined) throw new Error(`admission plugin "${unknown}" is unknown`)
  const both = on.find((name) => off.includes(name))
  if (both !== undefined) throw new Error(`${both} in enable-admission-plugins and disable-admission-plugins overlapped`)
  return admissionPlugins.filter(({ name, offByDefault }) => !off.includes(name) && (!offByDefault || on.includes(name)))
}

/** The plugins that are on, asked in their order. */
export class Admission {
  readonly #plugins: readonly AdmissionPlugin[]

  constructor(options: AdmissionOptions) {
    this.#plugins = chosen(options)
  }

  /** Before the object is validated: plugins fill in and refuse. */
  async mutate(attributes: Attributes, services: Services): Promise<void> {
    for (const plugin of this.#plugins) {
      const pending = plugin.mutate?.(attributes, services)
      if (pending) await pending
    }
  }

  /** After the object was validated: plugins refuse. */
  validate(attributes: Attributes, services: Services): void {
    for (const plugin of this.#plugins) plugin.validate?.(attributes, services)
  }

  /** What goes into the object's commit. Who gets a reservation settles it. */
  async reserve(attributes: Attributes, services: Services): Promise<Reservation> {
    const made: Reservation[] = []
    const settle = async (written: boolean): Promise<void> => {
      for (const each of made.toReversed()) await each.settle(written)
    }
    try {
      for (const plugin of this.#plugins) {
        const pending = plugin.reserve?.(attributes, services)
        if (pending) made.push(await pending)
      }
    } catch (error) {
      await settle(false)
      throw error
    }
    return made.length === 0 ? nothingReserved : { writes: made.flatMap(({ writes }) => writes), settle }
  }
}
