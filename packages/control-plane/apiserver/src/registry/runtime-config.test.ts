import { builtIn } from '@orrery/api'
import { MemoryStore } from '@orrery/store'
import { describe, expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'
import { chooseServed, parseRuntimeConfig } from './runtime-config.js'

const versionsOf = (text: string): string[] =>
  chooseServed(parseRuntimeConfig(text)).groups.flatMap(({ name, versions }) => versions.map((version) => `${name}/${version}`))

describe('what is served', () => {
  const all = versionsOf('')

  it.each([
    ['', all],
    ['api/all=true', all],
    ['api/beta=false,api/alpha=false', all],
    ['resource.k8s.io/v1beta1=false,storagemigration.k8s.io/v1alpha1=0', all],
    ['apps/v1=false', all.filter((one) => one !== 'apps/v1')],
    ['autoscaling/v1=F, batch/v1 = 0', all.filter((one) => !['autoscaling/v1', 'batch/v1'].includes(one))],
    ['api/all=false,v1=true', ['/v1']],
    ['api/ga=false,/v1,apps/v1', ['/v1', 'apps/v1']],
    ['api/all=false,api/ga=true', all],
  ])('of %j', (text, expected) => {
    expect(versionsOf(text)).toEqual(expected)
  })

  it('is single resources, too', () => {
    const { kinds } = chooseServed(parseRuntimeConfig('apps/v1=false,apps/v1/deployments=true,/v1/secrets=false'))
    expect(kinds.filter(({ ref }) => ref.group === 'apps').map(({ ref }) => ref.plural)).toEqual(['deployments'])
    expect(kinds.length).toBe(builtIn.kinds.length - 5)
  })

  it.each([
    ['api/all=false', 'invalid key with only api/all=false'],
    ['bogus/v9=true', 'unknown api groups bogus'],
    ['bogus', 'runtime-config invalid key bogus'],
    ['a/b/c/d=true', 'runtime-config invalid key a/b/c/d'],
    ['apps/v1=maybe', 'invalid value of apps/v1: maybe, err: strconv.ParseBool: parsing "maybe": invalid syntax'],
    ['apps/v2=true', 'group version apps/v2 that has not been registered'],
    ['apps/v1/Deployments=true', 'invalid key apps/v1/Deployments: group/version/resource and resource is always lowercase plural, not "Deployments"'],
    ['api/ga=1', 'invalid value api/ga=1'],
    ['resource.k8s.io/v1beta1=true', 'resource.k8s.io/v1beta1 is not served: only stable versions are (resource.k8s.io/v1)'],
    ['storagemigration.k8s.io/v1alpha1', 'storagemigration.k8s.io/v1alpha1 is not served: only stable versions are'],
    ['api/beta=true', 'api/beta is not served: only stable versions are'],
    ['v1=false', 'v1 must be served: nothing works without the core group'],
  ])('cannot be %j', (text, message) => {
    expect(() => chooseServed(parseRuntimeConfig(text))).toThrow(new Error(message))
  })
})

describe('a version that is switched off', () => {
  const slices = '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices'
  const hpas = '/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers'
  const runtimeConfig = parseRuntimeConfig('discovery.k8s.io/v1=false,autoscaling/v1=false')

  it('is gone, and its objects are kept', async () => {
    const store = new MemoryStore()
    const before = await testApi({ store })
    await before.send('POST', slices, { body: { metadata: { name: 'a' }, addressType: 'IPv4', endpoints: [] } })
    await before.server.stop()
    const without = await testApi({ store, options: { runtimeConfig } })
    expect(await without.send('GET', slices)).toMatchObject({ status: 404, text: '404 page not found\n' })
    await without.server.stop()
    const again = await testApi({ store })
    expect((await again.send('GET', `${slices}/a`)).status).toBe(200)
  })

  it('is in no list and no document', async () => {
    const api = await testApi({ options: { runtimeConfig } })
    expect((await api.send('GET', hpas)).body).toMatchObject({ code: 404, details: {} })
    expect((await api.send('GET', '/apis/autoscaling')).body.versions).toEqual([{ groupVersion: 'autoscaling/v2', version: 'v2' }])
    for (const path of ['/', '/apis', '/openapi/v3']) {
      const { text } = await api.send('GET', path)
      expect([path, text.includes('discovery.k8s.io'), text.includes('autoscaling/v1')]).toEqual([path, false, false])
    }
  })
})
