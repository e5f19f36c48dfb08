import type { WaitingReason } from '../status/container-view.js'

export interface StartFailureDetails {
  /** What the container's status says; absent: nothing but that it is being created. */
  waiting?: WaitingReason
  retryMs: number
  /** Of the Failed event. */
  event?: string
}

/** A container that could not be started, for a reason that is shown to the user and may pass. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure'
  readonly waiting: WaitingReason | undefined
  readonly retryMs: number
  readonly event: string | undefined

  constructor({ waiting, retryMs, event }: StartFailureDetails) {
    super(waiting?.message ?? event ?? 'container not started')
    this.waiting = waiting
    this.retryMs = retryMs
    this.event = event
  }
}
