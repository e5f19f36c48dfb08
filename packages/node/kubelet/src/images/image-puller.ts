import type { corev1 } from '@orrery/api'
import type { Clock } from '@orrery/kit'
import type { Runtime } from '../runtime/contract.js'
import type { WaitingReason } from '../status/container-view.js'
import { BackOff } from '../worker/back-off.js'
import { durationText } from './duration-text.js'

export type PullOutcome = { ready: true } | { ready: false; waiting: WaitingReason; retryMs: number }

/** Records an event about the container. */
export type Tell = (type: 'Normal' | 'Warning', reason: string, message: string) => void

/** Makes images present as each container's pull policy says, with upstream's events and back-off per pod and image. */
export class ImagePuller {
  readonly #runtime: Runtime
  readonly #clock: Clock
  readonly #backOff = new BackOff({ initialMs: 10_000, maxMs: 300_000 })
  readonly #lastError = new Map<string, string>()

  constructor(runtime: Runtime, clock: Clock) {
    this.#runtime = runtime
    this.#clock = clock
  }

  async ensure(pod: corev1.Pod, container: corev1.Container, tell: Tell): Promise<PullOutcome> {
    const { image = '' } = container
    const policy = container.imagePullPolicy ?? 'IfNotPresent'
    const present = await this.#runtime.imageStatus(tagged(image))
    if (present && policy !== 'Always') {
      tell('Normal', 'Pulled', `Container image "${image}" already present on machine`)
      return { ready: true }
    }
    if (policy === 'Never') {
      const message = `Container image "${image}" is not present with pull policy of Never`
      tell('Warning', 'ErrImageNeverPull', message)
      return { ready: false, waiting: { reason: 'ErrImageNeverPull', message }, retryMs: 10_000 }
    }
    return this.#pull(`${pod.metadata.uid}_${image}`, image, tell)
  }

  forget(podUid: string): void {
    this.#backOff.forget(`${podUid}_`)
    for (const key of this.#lastError.keys()) if (key.startsWith(`${podUid}_`)) this.#lastError.delete(key)
  }

  async #pull(key: string, image: string, tell: Tell): Promise<PullOutcome> {
    const left = this.#backOff.remainingSinceUpdate(key, this.#clock.now())
    if (left > 0) {
      const message = `Back-off pulling image "${image}"`
      tell('Normal', 'BackOff', message)
      const cause = this.#lastError.get(key)
      const full = cause === undefined ? message : `${message}: ErrImagePull: ${cause}`
      return { ready: false, waiting: { reason: 'ImagePullBackOff', message: full }, retryMs: left }
    }
    tell('Normal', 'Pulling', `Pulling image "${image}"`)
    const begun = this.#clock.monotonic()
    try {
      await this.#runtime.pullImage(tagged(image))
      const took = durationText(this.#clock.monotonic() - begun)
      const size = (await this.#runtime.imageStatus(tagged(image)))?.sizeBytes ?? 0
      const text = `Successfully pulled image "${image}" in ${took} (${took} including waiting). Image size: ${size} bytes.`
      tell('Normal', 'Pulled', text)
      return { ready: true }
    } catch (error) {
      return this.#failed(key, image, error instanceof Error ? error.message : String(error), tell)
    }
  }

  /** Shown as ErrImagePull at once; the next look, a moment later, shows the back-off. */
  #failed(key: string, image: string, message: string, tell: Tell): PullOutcome {
    tell('Warning', 'Failed', `Failed to pull image "${image}": ${message}`)
    this.#backOff.next(key, this.#clock.now())
    this.#lastError.set(key, message)
    return { ready: false, waiting: { reason: 'ErrImagePull', message }, retryMs: 1000 }
  }
}

/** An image without tag or digest is its `latest`. */
export function tagged(image: string): string {
  const name = image.slice(image.lastIndexOf('/') + 1)
  return name.includes(':') || name.includes('@') ? image : `${image}:latest`
}
