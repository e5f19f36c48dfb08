import type { certificatesv1 } from '@orrery/api'
import { timestamp } from '@orrery/kit'
import type { Context } from '../contract.js'

type Request = certificatesv1.CertificateSigningRequest

/** In place: who asks is for the server to say. */
export function prepareRequest({ spec }: Request, { user }: Context): void {
  delete spec.uid
  delete spec.extra
  delete spec.username
  delete spec.groups
  if (!user) return
  spec.username = user.name
  if (user.uid) spec.uid = user.uid
  if (user.groups.length > 0) spec.groups = [...user.groups]
  const extra: Record<string, string[]> = {}
  for (const [name, values] of Object.entries(user.extra ?? {})) extra[name] = [...values]
  if (Object.keys(extra).length > 0) spec.extra = extra
}

/** In place: when a condition was written, and since when it is what it is. */
export function stampConditions({ status }: Request, old: Request, { clock }: Context): void {
  const now = timestamp(clock)
  for (const condition of status.conditions ?? []) {
    condition.lastUpdateTime ??= now
    const before = old.status.conditions?.find(({ type, status }) => type === condition.type && status === condition.status)
    condition.lastTransitionTime ??= before?.lastTransitionTime ?? now
  }
}
