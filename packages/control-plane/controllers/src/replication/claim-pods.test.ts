import { expect, it } from 'vitest'
import { aPod, owned } from '../testing/objects.js'
import { claimPods } from './claim-pods.js'

const matching = { metadata: { labels: { app: 'web' } } }
const pods = {
  own: owned(aPod(matching), 'me'),
  changed: owned(aPod(), 'me'),
  orphan: aPod(matching),
  foreign: owned(aPod(matching), 'other'),
  stranger: aPod(),
  ending: aPod({ metadata: { ...matching.metadata, deletionTimestamp: '2024-01-01T00:00:00Z' } }),
}
const matches = (labels: Readonly<Record<string, string>>): boolean => labels.app === 'web'

it('keeps its own, adopts orphans that match, releases what matches no more', () => {
  expect(claimPods({ uid: 'me', deleting: false, matches }, Object.values(pods))).toEqual({
    owned: [pods.own],
    adopt: [pods.orphan],
    release: [pods.changed],
  })
})

it('neither adopts nor releases while it is being deleted', () => {
  expect(claimPods({ uid: 'me', deleting: true, matches }, Object.values(pods))).toEqual({
    owned: [pods.own],
    adopt: [],
    release: [],
  })
})
