import { readFlags } from '@orrery/kit'
import { describe, expect, it } from 'vitest'
import { apiserverFlags } from '../flags/apiserver-flags.js'
import { serverSettings } from './server-settings.js'

const settings = (given: Record<string, string>): ReturnType<typeof serverSettings> =>
  serverSettings(readFlags(apiserverFlags, { arguments: given, environment: {}, file: {} }))

describe('flags of the API server', () => {
  it('mean by default what upstream’s mean', () => {
    expect(settings({ 'advertise-address': '192.0.2.2' })).toMatchObject({
      advertiseAddress: '192.0.2.2',
      serviceAccountIssuer: 'https://kubernetes.default.svc.cluster.local',
      serviceAccountJwksUri: '',
      apiAudiences: ['https://kubernetes.default.svc.cluster.local'],
      runtimeConfig: {},
      profiling: true,
    })
  })

  it('say what is served, to whom, and where keys are found', () => {
    const given = {
      'runtime-config': 'api/all=false,v1=true,apps/v1',
      'profiling': 'false',
      'service-account-issuer': 'https://issuer.example',
      'service-account-jwks-uri': 'https://keys.example/jwks',
    }
    expect(settings(given)).toMatchObject({
      runtimeConfig: { 'api/all': 'false', v1: 'true', 'apps/v1': '' },
      profiling: false,
      serviceAccountIssuer: 'https://issuer.example',
      serviceAccountJwksUri: 'https://keys.example/jwks',
      apiAudiences: ['https://issuer.example'],
    })
  })

  it.each([
    [{ 'runtime-config': 'bogus/v1=true' }, 'unknown api groups bogus'],
    [{ 'runtime-config': 'resource.k8s.io/v1beta1=true' }, 'resource.k8s.io/v1beta1 is not served'],
    [{ 'service-node-port-range': '9-1' }, '--service-node-port-range: "9-1" is not FROM-TO'],
    [{ 'service-cluster-ip-range': '10.0.0.0/30' }, '--service-cluster-ip-range: "10.0.0.0/30" is not a block'],
  ])('refuse %j', (given, message) => {
    expect(() => settings(given)).toThrow(message)
  })
})
