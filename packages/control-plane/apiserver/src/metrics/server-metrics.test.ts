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
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
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
    expect(before).toContain('\napiserver_watch_events_total{group="",version="v1",resource="configmaps"} 2\n')
    await Promise.all(watches.map((watch) => watch.close()))
    expect(open.exec((await api.send('GET', '/metrics')).text)?.[1]).toBe('0')
  })

  it('tells what is stored and what is in flight', async () => {
    const api = await testApi()
    await api.send('POST', configMaps, name('a'))
    const { text } = await api.send('GET', '/metrics')
    expect(text).toContain('\napiserver_resource_objects{group="",resource="configmaps"} 1\n')
    expect(text).toContain('\napiserver_storage_objects{resource="deployments.apps"} 0\n')
    expect(text).toContain('\napiserver_current_inflight_requests{request_kind="readOnly"} 0\n')
    expect(text).toContain('\nprocess_cpu_seconds_total ')
  })
})
