import type { Services } from '../services.js'
import type { Attributes, Operation } from './attributes.js'
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

/** Those of the plugins that do something about an operation, by what they do. */
interface Asked {
  mutating: readonly (AdmissionPlugin & Required<Pick<AdmissionPlugin, 'mutate'>>)[]
  validating: readonly (AdmissionPlugin & Required<Pick<AdmissionPlugin, 'validate'>>)[]
  reserving: readonly (AdmissionPlugin & Required<Pick<AdmissionPlugin, 'reserve'>>)[]
}

function askedAbout(operation: Operation, plugins: readonly AdmissionPlugin[]): Asked {
  const handling = plugins.filter(({ operations }) => operations.includes(operation))
  const doing = <K extends 'mutate' | 'validate' | 'reserve'>(what: K): (AdmissionPlugin & Required<Pick<AdmissionPlugin, K>>)[] =>
    handling.filter((plugin): plugin is AdmissionPlugin & Required<Pick<AdmissionPlugin, K>> => plugin[what] !== undefined)
  return { mutating: doing('mutate'), validating: doing('validate'), reserving: doing('reserve') }
}

/** The plugins that are on, asked in their order. */
export class Admission implements AdmissionChain {
  readonly #asked: Readonly<Record<Operation, Asked>>

  constructor(options: AdmissionOptions) {
    const plugins = chosen(options)
    this.#asked = {
      CREATE: askedAbout('CREATE', plugins),
      UPDATE: askedAbout('UPDATE', plugins),
      DELETE: askedAbout('DELETE', plugins),
    }
  }

  async mutate(attributes: Attributes, services: Services): Promise<void> {
    const timed = new Timing('admit', attributes, services)
    for (const plugin of this.#asked[attributes.operation].mutating) {
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
    for (const plugin of this.#asked[attributes.operation].validating) {
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
      for (const plugin of this.#asked[attributes.operation].reserving) {
        const pending = plugin.reserve(attributes, services)
        if (pending) made.push(await pending)
      }
    } catch (error) {
      await settle(false)
      throw error
    }
    return made.length === 0 ? nothingReserved : { writes: made.flatMap(({ writes }) => writes), settle }
  }
}
