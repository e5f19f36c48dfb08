import type { Services } from '../services.js'
import type { Attributes } from './attributes.js'
import { namespaceLifecycle } from './namespace-lifecycle.js'

/** Decides about writes beyond what validation sees. Throws an ApiError to refuse. */
export interface AdmissionPlugin {
  /** Upstream's name of it. */
  name: string
  admit(attributes: Attributes, services: Services): void | Promise<void>
}

/** In the order in which they are asked. */
export const admissionPlugins: readonly AdmissionPlugin[] = [namespaceLifecycle]

export async function admit(attributes: Attributes, services: Services): Promise<void> {
  for (const plugin of admissionPlugins) {
    const pending = plugin.admit(attributes, services)
    if (pending) await pending
  }
}
