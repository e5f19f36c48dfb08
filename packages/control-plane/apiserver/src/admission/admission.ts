import type { Services } from '../services.js'
import type { Attributes } from './attributes.js'
import type { AdmissionChain, AdmissionOptions } from './contract.js'
import type { AdmissionPlugin } from './plugin.js'
import { admissionPlugins } from './plugins.js'
import { nothingReserved, type Reservation } from './reservation.js'
import { timing } from './timing.js'

/** Throws an Error naming a plugin that does not exist, or that is both wanted and not. */
function chosen({ enableAdmissionPlugins: on, disableAdmissionPlugins: off }: AdmissionOptions): AdmissionPlugin[] {
  const unknown = [...on, ...off].find((name) => !admissionPlugins.some((plugin) => plugin.name === name))
  if (unknown !== undefined) throw new Error(`admission plugin "${unknown}" is unknown`)
  const both = on.find((name) => off.includes(name))
  if (both !== undefined) throw new Error(`${both} in enable-admission-plugins and disable-admission-plugins overlapped`)
  return admissionPlugins.filter(({ name, offByDefault }) => !off.includes(name) && (!offByDefault || on.includes(name)))
}

/** The plugins that are on, asked in their order. */
export class Admission implements AdmissionChain {
  readonly #plugins: readonly AdmissionPlugin[]

  constructor(options: AdmissionOptions) {
    this.#plugins = chosen(options)
  }

  async mutate(attributes: Attributes, services: Services): Promise<void> {
    const timed = timing('admit', attributes, services)
    try {
      for (const plugin of this.#plugins) {
        if (!plugin.mutate) continue
        timed.begin(plugin)
        const pending = plugin.mutate(attributes, services)
        if (pending) await pending
        timed.passed()
      }
      timed.end(false)
    } catch (error) {
      timed.end(true)
      throw error
    }
  }

  validate(attributes: Attributes, services: Services): void {
    const timed = timing('validate', attributes, services)
    try {
      for (const plugin of this.#plugins) {
        if (!plugin.validate) continue
        timed.begin(plugin)
        plugin.validate(attributes, services)
        timed.passed()
      }
      timed.end(false)
    } catch (error) {
      timed.end(true)
      throw error
    }
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
