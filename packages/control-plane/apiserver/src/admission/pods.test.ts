import { expect, it } from 'vitest'
import { testApi, type Answer, type Json, type TestApi } from '../testing/test-api.js'

const base = '/api/v1/namespaces/default'
const merge = { 'content-type': 'application/merge-patch+json' }

function create(api: TestApi, path: string, name: string, more: object = {}): Promise<Answer> {
  return api.send('POST', path, { body: { metadata: { name }, ...more } })
}

async function pod(api: TestApi, spec: object = {}, metadata: object = { name: 'p' }): Promise<Json> {
  const body = { metadata, spec: { containers: [{ name: 'c', image: 'i:1' }], ...spec } }
  return (await api.send('POST', `${base}/pods`, { body })).body
}

const classes = '/apis/scheduling.k8s.io/v1/priorityclasses'
const runtimes = '/apis/node.k8s.io/v1/runtimeclasses'

it('gives pods the priority of their class', async () => {
  const api = await testApi()
  await create(api, classes, 'high', { value: 100, preemptionPolicy: 'Never' })
  expect((await pod(api, {}, { name: 'none' })).spec).toMatchObject({ priority: 0, preemptionPolicy: 'PreemptLowerPriority' })
  expect((await pod(api, { priorityClassName: 'high' }, { name: 'a' })).spec).toMatchObject({ priority: 100, preemptionPolicy: 'Never' })
  expect((await pod(api, { priorityClassName: 'system-cluster-critical' }, { name: 'b' })).spec.priority).toBe(2_000_000_000)
  const other = await pod(api, { priorityClassName: 'high', preemptionPolicy: 'PreemptLowerPriority' }, { name: 'c' })
  expect(other.message).toBe(
    'pods "c" is forbidden: the string value of PreemptionPolicy (PreemptLowerPriority) must not be provided in pod spec; ' +
      'priority admission controller computed Never from the given PriorityClass name',
  )
  await create(api, classes, 'usual', { value: 7, globalDefault: true })
  expect((await pod(api, {}, { name: 'd' })).spec).toMatchObject({ priority: 7, priorityClassName: 'usual' })
  expect((await create(api, classes, 'second', { value: 8, globalDefault: true })).body.message).toBe(
    'priorityclasses.scheduling.k8s.io "second" is forbidden: PriorityClass usual is already marked as default. Only one default can exist',
  )
  const { body: whole } = await api.send('GET', `${base}/pods/a`)
  delete whole.spec.priority
  expect((await api.send('PUT', `${base}/pods/a`, { body: whole })).body.spec.priority).toBe(100)
})

it('lets pods stay on silent nodes for five minutes unless they say otherwise', async () => {
  const api = await testApi()
  const toleration = (key: string, tolerationSeconds = 300): object => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds })
  const notReady = 'node.kubernetes.io/not-ready'
  const unreachable = toleration('node.kubernetes.io/unreachable')
  expect((await pod(api)).spec.tolerations).toEqual([toleration(notReady), unreachable])
  expect((await pod(api, { tolerations: [toleration(notReady, 5)] }, { name: 'q' })).spec.tolerations).toEqual([toleration(notReady, 5), unreachable])
  expect((await pod(api, { tolerations: [{ operator: 'Exists' }] }, { name: 'r' })).spec.tolerations).toEqual([{ operator: 'Exists' }])
})

it('runs pods as accounts', async () => {
  const api = await testApi({ options: { disableAdmissionPlugins: [] } })
  const refused = pod(api)
  await api.clock.advance(5000)
  expect((await refused).message).toBe('pods "p" is forbidden: error looking up service account default/default: serviceaccount "default" not found')
  const late = pod(api, {}, { generateName: 'p-' })
  await create(api, `${base}/serviceaccounts`, 'default', { imagePullSecrets: [{ name: 'registry' }] })
  await api.clock.advance(100)
  const { spec } = await late
  const [volume] = spec.volumes
  expect(spec).toMatchObject({ serviceAccount: 'default', serviceAccountName: 'default', imagePullSecrets: [{ name: 'registry' }] })
  expect(volume.name).toMatch(/^kube-api-access-[a-z0-9]{5}$/)
  expect(spec.containers[0].volumeMounts).toEqual([{ name: volume.name, readOnly: true, mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' }])
  expect((await pod(api, { automountServiceAccountToken: false })).spec.volumes).toBeUndefined()
  const annotations = { 'kubernetes.io/enforce-mountable-secrets': 'true' }
  await api.send('POST', `${base}/serviceaccounts`, { body: { metadata: { name: 'strict', annotations }, secrets: [{ name: 'mine' }] } })
  const volumes = [{ name: 'v', secret: { secretName: 'mine' } }, { name: 'w', secret: { secretName: 'yours' } }]
  expect((await pod(api, { serviceAccountName: 'strict', volumes }, { name: 's' })).message).toBe(
    'pods "s" is forbidden: volume with secret.secretName="yours" is not allowed because service account strict does not reference that secret',
  )
  const mirror = { name: 'm', annotations: { 'kubernetes.io/config.mirror': 'x' } }
  expect((await pod(api, { nodeName: 'n', serviceAccountName: 'default' }, mirror)).message).toBe('pods "m" is forbidden: a mirror pod may not reference service accounts')
})

it('adds what the runtime needs, and sends pods where it is', async () => {
  const api = await testApi()
  const scheduling = { nodeSelector: { runtime: 'vm' }, tolerations: [{ key: 'vm', operator: 'Exists' }] }
  await create(api, runtimes, 'vm', { handler: 'kata', overhead: { podFixed: { cpu: '250m' } }, scheduling })
  const { spec } = await pod(api, { runtimeClassName: 'vm', nodeSelector: { zone: 'a' } })
  expect(spec).toMatchObject({ overhead: { cpu: '250m' }, nodeSelector: { runtime: 'vm', zone: 'a' } })
  expect(spec.tolerations).toContainEqual({ key: 'vm', operator: 'Exists' })
  const conflict = await pod(api, { runtimeClassName: 'vm', nodeSelector: { runtime: 'runc' } }, { name: 'q' })
  expect(conflict.message).toBe(
    'pods "q" is forbidden: conflict: runtimeClass.scheduling.nodeSelector[runtime] = vm; pod.spec.nodeSelector[runtime] = runc',
  )
  expect((await pod(api, { overhead: { cpu: '1' } }, { name: 'r' })).message).toBe(
    'pods "r" is forbidden: pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead',
  )
  expect((await pod(api, { runtimeClassName: 'vm', overhead: { cpu: '1' } }, { name: 's' })).message).toContain("Pod's Overhead doesn't match")
})

it('pulls always only where that is asked for', async () => {
  expect((await pod(await testApi())).spec.containers[0].imagePullPolicy).toBe('IfNotPresent')
  const api = await testApi({ options: { enableAdmissionPlugins: ['AlwaysPullImages'] } })
  expect((await pod(api)).spec.containers[0].imagePullPolicy).toBe('Always')
})

it('knows its plugins by name', async () => {
  await expect(testApi({ options: { disableAdmissionPlugins: ['Nothing'] } })).rejects.toThrow('admission plugin "Nothing" is unknown')
  const both = { enableAdmissionPlugins: ['Priority'], disableAdmissionPlugins: ['Priority'] }
  await expect(testApi({ options: both })).rejects.toThrow('overlapped')
})

it('taints new nodes, names default classes, and protects storage', async () => {
  const api = await testApi()
  expect((await create(api, '/api/v1/nodes', 'n')).body.spec.taints).toEqual([{ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }])
  const storage = '/apis/storage.k8s.io/v1/storageclasses'
  const byDefault = (key: string, name: string): object => ({ metadata: { name, annotations: { [key]: 'true' } } })
  const mark = 'storageclass.kubernetes.io/is-default-class'
  await api.send('POST', storage, { body: { ...byDefault(mark, 'slow'), provisioner: 'p' } })
  await api.clock.advance(2000)
  await api.send('POST', storage, { body: { ...byDefault(mark, 'fast'), provisioner: 'p', allowVolumeExpansion: true } })
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } }
  const claim = await create(api, `${base}/persistentvolumeclaims`, 'c', { spec })
  expect(claim.body).toMatchObject({ metadata: { finalizers: ['kubernetes.io/pvc-protection'] }, spec: { storageClassName: 'fast' } })
  const none = await create(api, `${base}/persistentvolumeclaims`, 'd', { spec: { ...spec, storageClassName: '' } })
  expect(none.body.spec.storageClassName).toBe('')
  const ingressMark = 'ingressclass.kubernetes.io/is-default-class'
  await api.send('POST', '/apis/networking.k8s.io/v1/ingressclasses', { body: { ...byDefault(ingressMark, 'nginx'), spec: { controller: 'k8s.io/x' } } })
  const backend = { service: { name: 's', port: { number: 80 } } }
  const ingress = await create(api, '/apis/networking.k8s.io/v1/namespaces/default/ingresses', 'i', { spec: { defaultBackend: backend } })
  expect(ingress.body.spec.ingressClassName).toBe('nginx')
})

it('lets claims grow where they are bound and their class allows it', async () => {
  const api = await testApi()
  const path = `${base}/persistentvolumeclaims`
  await create(api, '/apis/storage.k8s.io/v1/storageclasses', 'fixed', { provisioner: 'p' })
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, storageClassName: 'fixed', volumeName: 'v' }
  await create(api, path, 'c', { spec })
  await api.send('PATCH', `${path}/c/status`, { headers: merge, body: { status: { phase: 'Bound' } } })
  const grown = await api.send('PATCH', `${path}/c`, { headers: merge, body: { spec: { resources: { requests: { storage: '2Gi' } } } } })
  expect(grown.body.message).toBe(
    'persistentvolumeclaims "c" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
  )
  await api.send('PATCH', '/apis/storage.k8s.io/v1/storageclasses/fixed', { headers: merge, body: { allowVolumeExpansion: true } })
  const again = await api.send('PATCH', `${path}/c`, { headers: merge, body: { spec: { resources: { requests: { storage: '2Gi' } } } } })
  expect(again.status).toBe(200)
})
