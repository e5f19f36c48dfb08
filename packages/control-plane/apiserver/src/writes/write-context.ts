import type { User } from '../request/exchange.js'

/** Who writes, and how. */
export interface WriteContext {
  user: User
  /** Everything but the commit. */
  dryRun: boolean
  /** What part of the object the write is about; empty for the object itself. */
  subresource: string
  /** Whose the fields are that the write changes; absent: nobody's. */
  manager?: string
  /** Takes what the client should be warned of. */
  warn?: (text: string) => void
}

/** The server's own writes. */
export const internalWrite: WriteContext = {
  user: { name: 'system:apiserver', groups: ['system:masters'] },
  dryRun: false,
  subresource: '',
  manager: 'kube-apiserver',
}
