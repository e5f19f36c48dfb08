import { expect, it } from 'vitest'
import { dedupeOwners } from './dedupe-owners.js'

const owner = (uid: string, name = 'p'): { apiVersion: string; kind: string; name: string; uid: string } => ({ apiVersion: 'v1', kind: 'Pod', name, uid })

function deduped(...uids: ReturnType<typeof owner>[]): { left: number; told: string[] } {
  const told: string[] = []
  const object = { metadata: { name: 'x', uid: '', resourceVersion: '', creationTimestamp: '', ownerReferences: uids } }
  dedupeOwners(object, { warn: (text) => told.push(text) }, true)
  return { left: object.metadata.ownerReferences.length, told }
}

it('keeps an owner once, and says so', () => {
  const { left, told } = deduped(owner('u'), owner('v'), owner('u'))
  expect(left).toBe(2)
  expect(told).toEqual([expect.stringContaining('after mutating admission happens; API server dedups')])
  expect(told[0]).toMatch(/duplicate UID\(s\) observed: u$/)
})

it('keeps owners that differ in more than their uid', () => {
  expect(deduped(owner('u'), owner('u', 'other'))).toEqual({ left: 2, told: [] })
})
