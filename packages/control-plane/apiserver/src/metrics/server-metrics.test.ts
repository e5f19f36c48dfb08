import { describe, expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

const configMaps = '/api/v1/namespaces/default/configmaps'
const name = (text: string): { body: object } => ({ body: { metadata: { name: text } } })

describe('metrics', () => {
  it('counts requests by what they are about', async () => {
    const api = await testApi()
    await api.send('POST', configMaps, name('a'))
    await api.send('POST', `${configMaps}?dryRun=All`, name('b'))
    await api.send('GET', `${configMaps}/a`)
    await api.send('GET', `${configMaps}/none`)
    await api.send('GET', configMaps)
    await api.send('GET', '/apis/apps/v1/deployments')
    const { text, headers } = await api.send('GET', '/metrics')
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8; escaping=underscores')
    const counted = text.split('\n').filter((line) => line.startsWith('apiserver_request_total{'))
    const series = (code: number, dryRun: string, scope: string, verb: string): string =>
      `apiserver_request_total{code="${code}",component="apiserver",dry_run="${dryRun}",group="",resource="configmaps",` +
      `scope="${scope}",subresource="",verb="${verb}",version="v1"} 1`
    expect(counted).toEqual(
      expect.arrayContaining([
        series(201, '', 'resource', 'POST'),
        series(201, 'All', 'resource', 'POST'),
        series(200, '', 'resource', 'GET'),
        series(404, '', 'resource', 'GET'),
        series(200, '', 'namespace', 'LIST'),
      ]),
    )
    expect(text).toMatch(/^apiserver_request_total\{.*group="apps",resource="deployments",scope="cluster".*verb="LIST".*\} 1$/m)
    expect(text).toMatch(/^apiserver_request_duration_seconds_count\{component="apiserver",dry_run="",.*verb="GET",version="v1"\} 2$/m)
  })

  it('knows nobody’s words as labels', async () => {
    const api = await testApi()
    await api.send('GET', `${configMaps}/a/invented`)
    await api.send('GET', '/apis/invented.example/v1/things')
    await api.send('INVENTED', `${configMaps}/a`)
    await api.send('GET', `${configMaps}?dryRun=invented`)
    const { text } = await api.send('GET', '/metrics')
    expect(text.toLowerCase()).not.toContain('invented')
  })

  it('counts watches while they are open, and their events', async () => {
    const api = await testApi()
    const watches = [await api.watch(`${configMaps}?watch=1`), await api.watch(`${configMaps}?watch=1`)]
    await api.send('POST', configMaps, name('a'))
    await Promise.all(watches.map((watch) => watch.next()))
    const open = /^apiserver_longrunning_requests\{component="apiserver",group="",resource="configmaps",scope="namespace",subresource="",verb="WATCH",version="v1"\} (\d)$/m
    const before = (await api.send('GET', '/metrics')).text
    expect(open.exec(before)?.[1]).toBe('2')
    expect(before).toContain('\napiserver_watch_events_total{group="",resource="configmaps",version="v1"} 2\n')
    await Promise.all(watches.map((watch) => watch.close()))
    expect(open.exec((await api.send('GET', '/metrics')).text)?.[1]).toBe('0')
  })

  it('tells how large things are', async () => {
    const api = await testApi()
    await api.send('POST', configMaps, name('a'))
    await api.send('GET', configMaps)
    const watch = await api.watch(`${configMaps}?watch=1`)
    await watch.next()
    await watch.close()
    const { text } = await api.send('GET', '/metrics')
    const of = 'group="",resource="configmaps"'
    expect(text).toContain(`\napiserver_request_body_size_bytes_bucket{${of},verb="create",le="50000"} 1\n`)
    expect(text).toContain(`\napiserver_watch_events_sizes_bucket{${of},version="v1",le="1024"} 1\n`)
    const list = `component="apiserver",${of},scope="namespace",subresource="",verb="LIST",version="v1"`
    expect(text).toContain(`\napiserver_response_sizes_bucket{${list},le="1000"} 1\n`)
    expect(text).toContain(`\napiserver_request_sli_duration_seconds_count{${list}} 1\n`)
    expect(text).not.toMatch(/^apiserver_response_sizes.*verb="POST"/m)
  })

  it('counts some paths, too, and no others', async () => {
    const api = await testApi()
    for (const path of ['/healthz', '/healthz', '/healthz/etcd', '/openapi/v3/x', '/version', '/nope']) await api.send('GET', path)
    const { text } = await api.send('GET', '/metrics')
    const counted = text.split('\n').filter((line) => line.startsWith('apiserver_request_total{'))
    const series = (code: number, path: string, count: number): string =>
      `apiserver_request_total{code="${code}",component="",dry_run="",group="",resource="",scope="",subresource="${path}",` +
      `verb="GET",version=""} ${count}`
    expect(counted).toEqual([series(200, '/healthz', 2), series(404, 'openapi/v3/', 1)])
  })

  it('tells what is on its way out and was used', async () => {
    const api = await testApi()
    for (const _ of [1, 2]) await api.send('GET', '/api/v1/endpoints')
    const { text } = await api.send('GET', '/metrics')
    const of = 'group="",removed_release="",resource="endpoints",subresource="",version="v1"'
    expect(text).toContain(`\napiserver_requested_deprecated_apis{${of}} 1\n`)
  })

  it('tells how long admission takes', async () => {
    const api = await testApi()
    await api.send('POST', configMaps, name('a'))
    await api.send('DELETE', '/api/v1/namespaces/default')
    const { text } = await api.send('GET', '/metrics')
    const admitted = /^apiserver_admission_step_admission_duration_seconds_count\{operation="CREATE",rejected="false",type="admit"\} \d+$/m
    expect(text).toMatch(admitted)
    expect(text).toMatch(/^apiserver_admission_controller_admission_duration_seconds_count\{name="Priority",operation="CREATE",rejected="false"/m)
    expect(text).not.toContain('name="PersistentVolumeClaimResize",operation="CREATE"')
    const refused = /^apiserver_admission_step_admission_duration_seconds_count\{operation="DELETE",rejected="true",type="\w+"\} 1$/m
    expect(text).toMatch(refused)
    expect(text).toMatch(/^apiserver_admission_controller_admission_duration_seconds_count\{name="NamespaceLifecycle",operation="DELETE",rejected="true"/m)
  })

  it('counts lists by where they were read', async () => {
    const api = await testApi()
    await api.send('POST', configMaps, name('a'))
    const past = api.store.revision
    for (const each of ['b', 'c']) await api.send('POST', configMaps, name(each))
    await api.send('GET', configMaps)
    await api.send('GET', `${configMaps}?resourceVersion=${past}&resourceVersionMatch=Exact`)
    const { text } = await api.send('GET', '/metrics')
    expect(text).toContain('\napiserver_cache_list_total{group="",index="",resource="configmaps"} 1\n')
    expect(text).toContain('\napiserver_cache_list_returned_objects_total{group="",resource="configmaps"} 3\n')
    expect(text).toContain('\napiserver_storage_list_total{group="",resource="configmaps"} 1\n')
    expect(text).toContain('\napiserver_storage_list_returned_objects_total{group="",resource="configmaps"} 1\n')
  })

  it('counts how pods are judged', async () => {
    const api = await testApi()
    const level = 'pod-security.kubernetes.io/enforce'
    for (const [namespace, labels] of [
      ['strict', { [level]: 'restricted', [`${level}-version`]: 'v1.99' }],
      ['old', { [level]: 'baseline', [`${level}-version`]: 'v1.30' }],
    ] as const) {
      await api.send('POST', '/api/v1/namespaces', { body: { metadata: { name: namespace, labels } } })
      await api.send('POST', `/api/v1/namespaces/${namespace}/pods`, {
        body: { metadata: { name: 'p' }, spec: { containers: [{ name: 'c', image: 'i:1' }] } },
      })
    }
    const { text } = await api.send('GET', '/metrics')
    const counted = text.split('\n').filter((line) => line.startsWith('pod_security_evaluations_total{') && !line.endsWith(' 0'))
    const of = 'request_operation="create",resource="pod",subresource=""'
    expect(counted).toEqual([
      `pod_security_evaluations_total{decision="deny",mode="enforce",policy_level="restricted",policy_version="future",${of}} 1`,
      `pod_security_evaluations_total{decision="allow",mode="enforce",policy_level="baseline",policy_version="v1.30",${of}} 1`,
    ])
  })

  it('counts who showed who they are', async () => {
    const api = await testApi()
    const peer = { address: '192.0.2.1', secure: true }
    const as = (commonName: string): object => ({ peer: { ...peer, certificate: { commonName, organizations: [] } } })
    for (const user of ['admin', 'jo', 'mary']) await api.send('GET', '/version', as(user))
    await api.send('GET', '/api', { peer })
    await api.send('GET', '/api', { peer, headers: { authorization: 'Bearer nonsense' } })
    await api.send('GET', '/api')
    const { text } = await api.send('GET', '/metrics')
    for (const line of [
      'authenticated_user_requests{username="admin"} 1',
      'authenticated_user_requests{username="other"} 2',
      'authentication_attempts{result="success"} 3',
      'authentication_attempts{result="failure"} 2',
      'serviceaccount_valid_tokens_total 0',
    ]) {
      expect(text).toContain(`\n${line}\n`)
    }
  })

  it('tells what is stored and what is in flight', async () => {
    const api = await testApi()
    await api.send('POST', configMaps, name('a'))
    const within = (await api.send('GET', '/metrics')).text
    expect(within).toContain('\napiserver_current_inflight_requests{request_kind="mutating"} 0\n')
    await api.clock.advance(1_000)
    const { text } = await api.send('GET', '/metrics')
    expect(text).toContain('\napiserver_current_inflight_requests{request_kind="mutating"} 1\n')
    expect(text).toContain('\napiserver_resource_objects{group="",resource="configmaps"} 1\n')
    expect(text).toContain('\napiserver_storage_objects{resource="deployments.apps"} 0\n')
    expect(text).toContain('\napiserver_watch_cache_events_received_total{group="",resource="configmaps"} 1\n')
    expect(text).toContain(`\napiserver_watch_cache_resource_version{group="",resource="configmaps"} ${api.store.revision}\n`)
    expect(text).toContain('\nprocess_cpu_seconds_total ')
    await api.clock.advance(5_000)
    expect((await api.send('GET', '/metrics')).text).toContain('\napiserver_current_inflight_requests{request_kind="mutating"} 0\n')
  })

  it('tells what checks of health said', async () => {
    const api = await testApi()
    await api.send('GET', '/livez')
    Object.assign(api.store, { get: () => Promise.reject(new Error('disk')) })
    await api.send('GET', '/livez?exclude=ping')
    const { text } = await api.send('GET', '/metrics/slis')
    for (const line of [
      'kubernetes_healthcheck{name="etcd",type="livez"} 0',
      'kubernetes_healthcheck{name="ping",type="livez"} 1',
      'kubernetes_healthchecks_total{name="etcd",status="error",type="livez"} 1',
      'kubernetes_healthchecks_total{name="etcd",status="success",type="livez"} 1',
      'kubernetes_healthchecks_total{name="ping",status="success",type="livez"} 1',
    ]) {
      expect(text).toContain(`\n${line}\n`)
    }
  })
})
