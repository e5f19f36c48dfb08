import { CoreV1Api, KubeConfig, makeInformer, PatchStrategy, setHeaderOptions, Watch, type V1ConfigMap } from '@kubernetes/client-node'
import { eventually, startProcessCluster, type ProcessCluster } from '@orrery/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const namespace = 'default'
const configMap = (name: string, data: Record<string, string> = {}): V1ConfigMap => ({ metadata: { name }, data })

describe('@kubernetes/client-node', () => {
  let cluster: ProcessCluster
  let config: KubeConfig
  let core: CoreV1Api

  beforeAll(async () => {
    cluster = await startProcessCluster({ flags: ['--runtime=hollow'] })
    config = new KubeConfig()
    config.loadFromFile(`${cluster.dataDir}/kubeconfig`)
    core = config.makeApiClient(CoreV1Api)
  })
  afterAll(() => cluster.remove())

  it('keeps an informer’s cache by list and watch, over TLS', async () => {
    const seen: string[] = []
    const list = (): Promise<{ items: V1ConfigMap[] }> => core.listNamespacedConfigMap({ namespace })
    const informer = makeInformer(config, `/api/v1/namespaces/${namespace}/configmaps`, list)
    for (const verb of ['add', 'update', 'delete'] as const) {
      informer.on(verb, (object) => seen.push(`${verb} ${object.metadata?.name}`))
    }
    await informer.start()
    await core.createNamespacedConfigMap({ namespace, body: configMap('watched') })
    await eventually(() => expect(seen).toContain('add watched'))
    await core.replaceNamespacedConfigMap({ namespace, name: 'watched', body: configMap('watched', { a: '1' }) })
    await eventually(() => expect(seen).toContain('update watched'))
    await core.deleteNamespacedConfigMap({ namespace, name: 'watched' })
    await eventually(() => expect(seen).toContain('delete watched'))
    await informer.stop()
  })

  it.each([
    [PatchStrategy.JsonPatch, [{ op: 'add', path: '/data/b', value: '2' }]],
    [PatchStrategy.MergePatch, { data: { b: '2' } }],
    [PatchStrategy.StrategicMergePatch, { data: { b: '2' } }],
  ])('patches with %s', async (strategy, body) => {
    const name = `patched-${strategy.replaceAll(/[^a-z]/g, '-').slice(12)}`
    await core.createNamespacedConfigMap({ namespace, body: configMap(name, { a: '1' }) })
    const patched = await core.patchNamespacedConfigMap({ namespace, name, body }, setHeaderOptions('Content-Type', strategy))
    expect(patched.data).toEqual({ a: '1', b: '2' })
  })

  it('watches', async () => {
    const seen: string[] = []
    const query = { fieldSelector: 'metadata.name=seen', resourceVersion: '0' }
    const request = await new Watch(config).watch(
      `/api/v1/namespaces/${namespace}/configmaps`,
      query,
      (type: string) => seen.push(type),
      () => {},
    )
    await core.createNamespacedConfigMap({ namespace, body: configMap('seen') })
    await core.deleteNamespacedConfigMap({ namespace, name: 'seen' })
    await eventually(() => expect(seen).toEqual(['ADDED', 'DELETED']))
    request.abort()
  })

  it('throws the server’s Status', async () => {
    await expect(core.readNamespacedPod({ namespace, name: 'nothing' })).rejects.toMatchObject({ code: 404 })
  })
})
