import type { Clock } from '@orrery/kit'
import { RuntimeError, type ImageStatus } from '../contract.js'

/** Every image exists, except those of a registry under the reserved domain `.invalid`, which nobody can reach. */
export class HollowImages {
  readonly #clock: Clock
  readonly #pullMs: number
  readonly #present = new Map<string, ImageStatus>()
  readonly #pulling = new Map<string, Promise<string>>()

  constructor(clock: Clock, pullMs: number) {
    this.#clock = clock
    this.#pullMs = pullMs
  }

  status(image: string): ImageStatus | undefined {
    return this.#present.get(image)
  }

  list(): ImageStatus[] {
    return [...this.#present.values()]
  }

  async pull(image: string): Promise<string> {
    const [host = ''] = image.split('/', 1)
    if (host.split(':', 1)[0]?.endsWith('.invalid')) {
      throw new RuntimeError('refused', `failed to resolve reference "${image}": dial tcp: lookup ${host}: no such host`)
    }
    const known = this.#present.get(image)
    if (known) return known.id
    const pulling = this.#pulling.get(image) ?? this.#fetch(image)
    this.#pulling.set(image, pulling)
    return pulling
  }

  async #fetch(image: string): Promise<string> {
    if (this.#pullMs > 0) await this.#clock.sleep(this.#pullMs)
    const status: ImageStatus = { id: `hollow://${image}`, tags: [image], digests: [], sizeBytes: 0 }
    this.#present.set(image, status)
    this.#pulling.delete(image)
    return status.id
  }
}
