/** One thing to do for a pod. Done in order; the pod is looked at afresh afterwards. */
export type Action =
  /** Nothing of the pod shall run any more: its containers end, then its sandbox. */
  | { type: 'stop-pod' }
  /** What is left of the old sandbox ends, and a new one is made. */
  | { type: 'create-sandbox'; attempt: number; changed: boolean }
  | { type: 'remove-sandbox'; id: string }
  | { type: 'kill-container'; id: string; name: string; message: string; cause: KillCause; restart: boolean }
  | { type: 'remove-container'; id: string }
  | { type: 'start-container'; name: string; attempt: number; sandboxId: string }
  /** A crashed container waits; look again in `ms`. */
  | { type: 'back-off'; name: string; ms: number }

export type KillCause = 'changed' | 'liveness' | 'startup' | 'unneeded'

/** Whether anything is to be done now. */
export function isImmediate(action: Action): boolean {
  return action.type !== 'back-off'
}
