import type { corev1 } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import { testApi, type Answer, type TestApi } from '../../testing/test-api.js'
import { applyDefaults } from './apply-defaults.js'
import { checkClaim, checkPod } from './check-limits.js'

type Limits = corev1.LimitRangeItem[]
const range = (...limits: Limits): corev1.LimitRange => ({ metadata: { name: 'r', uid: '1' }, spec: { limits } }) as corev1.LimitRange
const container = (name: string, resources: object = {}, more: object = {}): object => ({ name, resources, ...more })
const pod = (containers: object[], more: object = {}): corev1.Pod => ({ metadata: { name: 'p' }, spec: { containers, ...more } }) as unknown as corev1.Pod

describe('defaults', () => {
  it('fill in what containers leave out, and say so', () => {
    const own = pod([container('a', { requests: { cpu: '1' } }), container('b', { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } })], {
      initContainers: [container('i')],
    })
    const item = { type: 'Container', default: { cpu: '2', memory: '1Gi' }, defaultRequest: { memory: '512Mi' } }
    applyDefaults(own, range(item, { type: 'Pod', max: { cpu: '9' } }))
    expect(own.spec.containers.map(({ resources }) => resources)).toEqual([
      { requests: { cpu: '1', memory: '512Mi' }, limits: { cpu: '2', memory: '1Gi' } },
      { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
    ])
    expect(own.metadata.annotations).toEqual({
      'kubernetes.io/limit-ranger':
        'LimitRanger plugin set: memory request for container a; cpu, memory limit for container a; ' +
        'memory request for init container i; cpu, memory limit for init container i',
    })
  })

  it('leave pods alone that say everything', () => {
    const own = pod([container('a', { limits: { cpu: '1' } })])
    applyDefaults(own, range({ type: 'Container', default: { cpu: '2' } }))
    expect(own).toEqual(pod([container('a', { limits: { cpu: '1' } })]))
  })
})

it.each<[string, object, Limits[number], string[]]>([
  ['nothing', { limits: { cpu: '1' }, requests: { cpu: '1' } }, { type: 'Container', max: { cpu: '1' }, min: { cpu: '1' } }, []],
  ['no request', {}, { type: 'Container', min: { cpu: '1' } }, ['minimum cpu usage per Container is 1.  No request is specified']],
  ['a small request', { requests: { cpu: '0.5' } }, { type: 'Container', min: { cpu: '1' } }, ['minimum cpu usage per Container is 1, but request is 500m']],
  ['a small limit', { requests: { cpu: '1' }, limits: { cpu: '1m' } }, { type: 'Container', min: { cpu: '1' } }, ['minimum cpu usage per Container is 1, but limit is 1m']],
  ['no limit', { requests: { memory: '1Gi' } }, { type: 'Container', max: { memory: '1Gi' } }, ['maximum memory usage per Container is 1Gi.  No limit is specified']],
  ['a great request', { requests: { cpu: '3' }, limits: { cpu: '1' } }, { type: 'Container', max: { cpu: '2' } }, ['maximum cpu usage per Container is 2, but request is 3']],
  ['no ratio', { limits: { cpu: '1' } }, { type: 'Container', maxLimitRequestRatio: { cpu: '2' } }, ['cpu max limit to request ratio per Container is 2, but no request is specified or request is 0']],
  ['half a ratio', { requests: { cpu: '1' } }, { type: 'Container', maxLimitRequestRatio: { cpu: '2' } }, ['cpu max limit to request ratio per Container is 2, but no limit is specified or limit is 0']],
  ['a great ratio', { requests: { cpu: '3' }, limits: { cpu: '7' } }, { type: 'Container', maxLimitRequestRatio: { cpu: '2' } }, ['cpu max limit to request ratio per Container is 2, but provided ratio is 2.333333']],
])('finds %s wrong with a container', (_, resources, item, texts) => {
  expect(checkPod(pod([container('c', resources)]), range(item))).toEqual(texts)
})

it('adds a pod up: its containers, or an init container beside the sidecars before it', () => {
  const cpu = (amount: string): object => ({ limits: { cpu: amount }, requests: { cpu: amount } })
  const initContainers = [container('side', cpu('1'), { restartPolicy: 'Always' }), container('init', cpu('4'))]
  const most = range({ type: 'Pod', max: { cpu: '4' } })
  expect(checkPod(pod([container('a', cpu('1')), container('b', cpu('2'))]), most)).toEqual([])
  expect(checkPod(pod([container('a', cpu('1'))], { initContainers }), most)).toEqual(['maximum cpu usage per Pod is 4, but limit is 5'])
  expect(checkPod(pod([container('a', cpu('9'))], { resources: { limits: { cpu: '3' }, requests: { cpu: '3' } } }), most)).toEqual([])
})

it('holds claims to what they ask for', () => {
  const claim = { spec: { resources: { requests: { storage: '5Gi' } } } } as unknown as corev1.PersistentVolumeClaim
  const item = { type: 'PersistentVolumeClaim', min: { storage: '6Gi' }, max: { storage: '1Gi' } }
  expect(checkClaim(claim, range(item, { type: 'Container', max: { storage: '1' } }))).toEqual([
    'minimum storage usage per PersistentVolumeClaim is 6Gi, but request is 5Gi',
    'maximum storage usage per PersistentVolumeClaim is 1Gi, but request is 5Gi',
  ])
})

function send(api: TestApi, method: string, path: string, body: object): Promise<Answer> {
  return api.send(method, `/api/v1/namespaces/default/${path}`, { headers: { 'content-type': 'application/merge-patch+json' }, body })
}

it('looks at pods when they are made, at claims whenever they change', async () => {
  const api = await testApi()
  const spec = { containers: [{ name: 'c', image: 'i:1' }] }
  await api.send('POST', '/api/v1/namespaces/default/pods', { body: { metadata: { name: 'old' }, spec } })
  const limits = [{ type: 'Container', max: { cpu: '1' }, min: { cpu: '100m' } }]
  await api.send('POST', '/api/v1/namespaces/default/limitranges', { body: { metadata: { name: 'r' }, spec: { limits } } })
  expect((await send(api, 'PATCH', 'pods/old', { metadata: { labels: { a: 'b' } } })).status).toBe(200)
  const made = await api.send('POST', '/api/v1/namespaces/default/pods', { body: { metadata: { generateName: 'new-' }, spec } })
  expect(made.body.spec.containers[0].resources).toEqual({ limits: { cpu: '1' }, requests: { cpu: '1' } })
  const big = { containers: [{ name: 'c', image: 'i:1', resources: { limits: { cpu: '2' } } }, { name: 'd', image: 'i:1', resources: { limits: { cpu: '2' } } }] }
  const refused = await api.send('POST', '/api/v1/namespaces/default/pods', { body: { metadata: { name: 'big' }, spec: big } })
  expect(refused.body.message).toBe('pods "big" is forbidden: maximum cpu usage per Container is 1, but limit is 2')
})
