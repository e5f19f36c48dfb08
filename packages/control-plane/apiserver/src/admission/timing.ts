import type { AdmissionType } from '../metrics/admission-metrics.js'
import type { Services } from '../services.js'
import type { Attributes } from './attributes.js'

/** Measures a pass through the plugins. */
interface Timing {
  begin(plugin: { name: string }): void
  passed(): void
  /** `rejected`: by the plugin that was begun last. */
  end(rejected: boolean): void
}

/** How long each plugin takes, and all of them. */
export function timing(type: AdmissionType, { operation }: Attributes, { clock, metrics }: Services): Timing {
  const pass = metrics.admission.pass(operation, type)
  const started = clock.monotonic()
  let name = ''
  let last = started
  const taken = (): number => {
    const before = last
    last = clock.monotonic()
    return (last - before) / 1000
  }
  return {
    begin(plugin) {
      name = plugin.name
    },
    passed: () => pass.passed(name).observe(taken()),
    end(rejected) {
      if (rejected) pass.rejected(name).observe(taken())
      pass.step(rejected).observe((last - started) / 1000)
    },
  }
}
