import type { corev1 } from '@orrery/api'
import type { Lister } from '@orrery/client'
import { expect, it } from 'vitest'
import { aPod, aService, type PodParts } from '../testing/objects.js'
import { servicesOf } from './service-changes.js'

const all = [
  aService({}, { name: 'web' }),
  aService({ selector: { app: 'api' } }, { name: 'api' }),
  aService({ selector: {} }, { name: 'every' }),
  aService({ type: 'ExternalName' }, { name: 'alias' }),
]
const services: Lister<corev1.Service> = { get: () => undefined, list: () => all, byIndex: () => [] }
const uid = 'p'
const pod = (parts: PodParts = {}): corev1.Pod =>
  aPod({ ip: '10.0.0.1', ...parts, metadata: { name: uid, uid, labels: { app: 'web' }, ...parts.metadata } })

it('names the services that select the pod', () => {
  expect(servicesOf({ type: 'added', object: pod() }, services)).toEqual(['default/web', 'default/every'])
  expect(servicesOf({ type: 'deleted', object: pod() }, services)).toEqual(['default/web', 'default/every'])
})

it('names those that selected it before as well', () => {
  const object = pod({ metadata: { labels: { app: 'api' } } })
  expect(servicesOf({ type: 'updated', object, old: pod() }, services)).toEqual(['default/web', 'default/api', 'default/every'])
})

it('names none where nothing shows', () => {
  const object = pod({ metadata: { annotations: { note: 'x' }, resourceVersion: '2' } })
  expect(servicesOf({ type: 'updated', object, old: pod() }, services)).toEqual([])
  expect(servicesOf({ type: 'added', object: aPod({ metadata: { labels: { app: 'web' } } }) }, services)).toEqual([])
  expect(servicesOf({ type: 'updated', object: pod({ readySince: '2024-01-01T00:00:00Z' }), old: pod() }, services)).toHaveLength(2)
})
