import { expect, it } from 'vitest'
import { withDeletionConditions, type DeletionReport } from './namespace-conditions.js'

const clean: DeletionReport = { discoveryFailures: [], contentErrors: [], remaining: new Map(), finalizers: new Map() }
const lines = (report: DeletionReport): string[] | undefined =>
  withDeletionConditions({}, report, 't')?.conditions?.map(
    ({ type, status, reason, message }) => `${type}=${status} ${reason}: ${message}`,
  )

it('says that all is well', () => {
  expect(lines(clean)).toEqual([
    'NamespaceDeletionDiscoveryFailure=False ResourcesDiscovered: All resources successfully discovered',
    'NamespaceDeletionGroupVersionParsingFailure=False ParsedGroupVersions: All legacy kube types successfully parsed',
    'NamespaceDeletionContentFailure=False ContentDeleted: All content successfully deleted, may be waiting on finalization',
    'NamespaceContentRemaining=False ContentRemoved: All content successfully removed',
    'NamespaceFinalizersRemaining=False ContentRemoved: All content successfully removed',
  ])
})

it('says what failed and what remains', () => {
  const report: DeletionReport = {
    discoveryFailures: [{ groupVersion: 'x.io/v1', message: 'no answer' }],
    contentErrors: ['b', 'a'],
    remaining: new Map([
      ['pods.', 2],
      ['deployments.apps', 1],
    ]),
    finalizers: new Map([['example.com/f', 1]]),
  }
  expect(lines(report)).toEqual([
    'NamespaceDeletionDiscoveryFailure=True DiscoveryFailed: Discovery failed for some groups, 1 failing: ' +
      'unable to retrieve the complete list of server APIs: x.io/v1: no answer',
    'NamespaceDeletionGroupVersionParsingFailure=False ParsedGroupVersions: All legacy kube types successfully parsed',
    'NamespaceDeletionContentFailure=True ContentDeletionFailed: Failed to delete all resource types, 2 remaining: a, b',
    'NamespaceContentRemaining=True SomeResourcesRemain: Some resources are remaining: ' +
      'deployments.apps has 1 resource instances, pods. has 2 resource instances',
    'NamespaceFinalizersRemaining=True SomeFinalizersRemain: Some content in the namespace has finalizers remaining: ' +
      'example.com/f in 1 resource instances',
  ])
})

it('keeps the time of a status that stays, and writes nothing where nothing changes', () => {
  const first = withDeletionConditions({}, clean, 't1')
  expect(withDeletionConditions(first ?? {}, clean, 't2')).toBeUndefined()
  const changed = withDeletionConditions(first ?? {}, { ...clean, contentErrors: ['a'] }, 't2')
  expect(changed?.conditions?.map((condition) => condition.lastTransitionTime)).toEqual(['t1', 't1', 't2', 't1', 't1'])
})
