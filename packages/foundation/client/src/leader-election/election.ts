import type { coordinationv1 } from '@orrery/api'

/** client-go's defaults are 15, 10 and 2 seconds. */
export interface ElectionTimes {
  /** How long others wait after the last renewal they saw. */
  leaseDurationMs: number
  /** How long a leader tries to renew before it steps down. Less than the lease. */
  renewDeadlineMs: number
  /** Between attempts. */
  retryPeriodMs: number
}

export const electionTimes: ElectionTimes = { leaseDurationMs: 15_000, renewDeadlineMs: 10_000, retryPeriodMs: 2_000 }

/** What one candidate sees when it looks at the lease. */
export interface ElectionView {
  identity: string
  /** The lease as it stands; absent: there is none. */
  lease: coordinationv1.LeaseSpec | undefined
  /** For how long this candidate has seen the lease unchanged, by its own clock. */
  unchangedMs: number
  leaseDurationMs: number
  /** RFC 3339 with microseconds. */
  time: string
}

/** Whether to write, and what; undefined: somebody else leads. Clocks of different machines are never compared. */
export function claimLease(view: ElectionView): coordinationv1.LeaseSpec | undefined {
  const { identity, lease, time } = view
  const holder = lease?.holderIdentity ?? ''
  const own = holder === identity
  if (holder !== '' && !own && view.unchangedMs < leaseMs(lease, view.leaseDurationMs)) return undefined
  return {
    holderIdentity: identity,
    leaseDurationSeconds: Math.ceil(view.leaseDurationMs / 1_000),
    acquireTime: own ? (lease?.acquireTime ?? time) : time,
    renewTime: time,
    leaseTransitions: (lease?.leaseTransitions ?? 0) + (own || !lease ? 0 : 1),
  }
}

/** The holder's own duration counts, as in client-go. */
function leaseMs(lease: coordinationv1.LeaseSpec | undefined, fallback: number): number {
  return lease?.leaseDurationSeconds === undefined ? fallback : lease.leaseDurationSeconds * 1_000
}

/** What a leader that steps down leaves behind: anybody may follow at once. */
export function releasedLease(lease: coordinationv1.LeaseSpec, time: string): coordinationv1.LeaseSpec {
  return { ...lease, holderIdentity: '', leaseDurationSeconds: 1, acquireTime: time, renewTime: time }
}
