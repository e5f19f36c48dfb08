import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { corev1 } from '../generated/index.js'
import { addAmounts, equalAmounts, excessAmounts, formatAmounts, parseAmounts } from './amounts.js'
import { quotaEvaluator } from './evaluators.js'
import { podAmounts } from './pod-amounts.js'
import { recount } from './recount.js'

const now = Date.parse('2024-01-01T00:00:00Z')
const pod = (spec: object, status: object = {}, metadata: object = {}): corev1.Pod =>
  ({ metadata, spec: { containers: [], ...spec }, status }) as unknown as corev1.Pod
const requests = (amounts: object): object => ({ resources: { requests: amounts } })

describe('what a pod uses', () => {
  const usage = (...args: Parameters<typeof pod>): Record<string, string> =>
    formatAmounts(quotaEvaluator({ group: '', plural: 'pods' })?.usage(pod(...args), now) ?? new Map())

  it('is named as quotas name it', () => {
    const container = { resources: { requests: { cpu: '1', 'hugepages-2Mi': '4Mi', 'x.com/a': '2' }, limits: { memory: '1Gi' } } }
    expect(usage({ containers: [container], overhead: { cpu: '250m' } })).toEqual({
      'count/pods': '1',
      cpu: '1250m',
      'hugepages-2Mi': '4Mi',
      'limits.memory': '1Gi',
      pods: '1',
      'requests.cpu': '1250m',
      'requests.hugepages-2Mi': '4Mi',
      'requests.x.com/a': '2',
    })
  })

  it.each<[string, object, object]>([
    ['ended', { phase: 'Failed' }, {}],
    ['should have gone', {}, { deletionTimestamp: '2023-12-31T23:59:00Z', deletionGracePeriodSeconds: 30 }],
  ])('is only its place in the store when it %s', (_, status, metadata) => {
    expect(usage({ containers: [requests({ cpu: '1' })] }, status, metadata)).toEqual({ 'count/pods': '1' })
  })
})

it('takes a pod at its worst moment', () => {
  const initContainers = [requests({ cpu: '3' }), { ...requests({ cpu: '1' }), restartPolicy: 'Always' }, requests({ cpu: '4' })]
  const amounts = podAmounts(pod({ initContainers, containers: [requests({ cpu: '2', memory: '1Gi' })] }).spec, 'requests')
  expect(formatAmounts(amounts)).toEqual({ cpu: '5', memory: '1Gi' })
})

it('counts every resource under a name of its own, and events not at all', () => {
  const quota = { metadata: { name: 'q' }, spec: { hard: { 'count/jobs.batch': '1', secrets: '1', unknown: '1' } }, status: {} } as unknown as corev1.ResourceQuota
  const objects = [pod({}), pod({})]
  const everything = [
    { resource: { group: 'batch', plural: 'jobs' }, objects },
    { resource: { group: '', plural: 'secrets' }, objects: [] },
    { resource: { group: '', plural: 'events' }, objects },
  ]
  expect(formatAmounts(recount(quota, everything, now))).toEqual({ 'count/jobs.batch': '2', secrets: '0' })
  expect(quotaEvaluator({ group: '', plural: 'constructor' })?.measures('count/constructor')).toBe(true)
})

const list = fc.dictionary(fc.constantFrom('cpu', 'memory', 'pods'), fc.integer({ min: 0, max: 5000 }).map((milli) => `${milli}m`))

test.prop([list, list])('what is more than another is what must be added to it', (a, b) => {
  const [one, other] = [parseAmounts(a), parseAmounts(b)]
  const more = excessAmounts(one, other)
  for (const [name, amount] of one) {
    const standing = other.get(name) ?? amount.sub(amount)
    const wanted = amount.compare(standing) > 0 ? amount : standing
    expect(standing.add(more.get(name) ?? amount).compare(wanted)).toBe(0)
  }
  expect(equalAmounts(addAmounts(one, other), addAmounts(other, one))).toBe(true)
})
