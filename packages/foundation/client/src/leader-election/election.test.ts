import { describe, expect, it } from 'vitest'
import { claimLease, releasedLease, type ElectionView } from './election.js'

const held = { holderIdentity: 'b', leaseDurationSeconds: 15, acquireTime: 't0', renewTime: 't1', leaseTransitions: 3 }
const view = (parts: Partial<ElectionView>): ElectionView => ({
  identity: 'a',
  lease: held,
  unchangedMs: 0,
  leaseDurationMs: 15_000,
  time: 't9',
  ...parts,
})

describe('claimLease', () => {
  it('takes a lease that is not there', () => {
    expect(claimLease(view({ lease: undefined }))).toEqual({
      holderIdentity: 'a',
      leaseDurationSeconds: 15,
      acquireTime: 't9',
      renewTime: 't9',
      leaseTransitions: 0,
    })
  })

  it('leaves a lease that is renewed', () => {
    expect(claimLease(view({ unchangedMs: 14_999 }))).toBeUndefined()
  })

  it('follows a holder that was silent for its whole lease, or let go', () => {
    const followed = { holderIdentity: 'a', acquireTime: 't9', leaseTransitions: 4 }
    expect(claimLease(view({ unchangedMs: 15_000 }))).toMatchObject(followed)
    expect(claimLease(view({ lease: releasedLease(held, 't2') }))).toMatchObject(followed)
    expect(claimLease(view({ lease: { ...held, leaseDurationSeconds: 60 }, unchangedMs: 20_000 }))).toBeUndefined()
  })

  it('renews its own', () => {
    expect(claimLease(view({ identity: 'b' }))).toEqual({ ...held, renewTime: 't9' })
  })
})
