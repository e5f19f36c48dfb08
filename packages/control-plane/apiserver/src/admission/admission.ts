import type { Services } from '../services.js'
import type { Attributes } from './attributes.js'
import type { AdmissionChain, AdmissionOptions } from './contract.js'
import type { AdmissionPlugin } from './plugin.js'
import { admissionPlugins } from './plugins.js'
import { nothingReserved, type Reservation } from './reservation.js'
import { Timing } from './timing.js'

/** Throws an Error naming a plugin that does not exist, or that is both wanted and not. */
function chosen({ enableAdmissionPlugins: on, disableAdmissionPlugins: off }: AdmissionOptions): AdmissionPlugin[] {
  const unknown = [...on, ...off].find((name) => !admissionPlugins.some((plugin) => plugin.name === name))
  if (unknown !== undefined) throw new Error(`admission plugin "${unknown}" is unknown`)
  const both = on.find((name) => off.includes(name))
  if (both !== undefined) throw new Error(`${both} in enable-admission-plugins and disable-admission-plugins overlapped`)
  return admissionPlugins.filter(({ name, offByDefault }) => !off.includes(name) && (!offByDefault || on.includes(name)))
}

type Mutating = AdmissionPlugin & Required<Pick<AdmissionPlugin, 'mutate'>>
type Validating = AdmissionPlugin & Required<Pick<AdmissionPlugin, 'validate'>>

/** The plugins that are on, asked in their order. */
export class Admission implements AdmissionChain {
  readonly #plugins: readonly AdmissionPlugin[]
  readonly #mutating: readonly Mutating[]
  readonly #validating: readonly Validating[]

  constructor(options: AdmissionOptions) {
    this.#plugins = chosen(options)
    this.#mutating = this.#plugins.filter((plugin): plugin is Mutating => plugin.mutate !== undefined)
    this.#validating = this.#plugins.filter((plugin): plugin is Validating => plugin.validate !== undefined)
  }

  async mutate(attributes: Attributes, services: Services): Promise<void> {
    const timed = new Timing('admit', attributes, services)
    for (const plugin of this.#mutating) {
      try {
        const pending = plugin.mutate(attributes, services)
        if (pending) await pending
      } catch (error) {
        timed.rejected(plugin.name)
        throw error
      }
      timed.passed(plugin.name)
    }
    timed.done()
  }

  validate(attributes: Attributes, services: Services): void {
    const timed = new Timing('validate', attributes, services)
    for (const plugin of this.#validating) {
      try {
        plugin.validate(attributes, services)
      } catch (error) {
        timed.rejected(plugin.name)
        throw error
      }
      timed.passed(plugin.name)
    }
    timed.done()
  }

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
