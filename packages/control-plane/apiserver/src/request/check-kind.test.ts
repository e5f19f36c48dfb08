import { expect, it } from 'vitest'
import { kindMismatch, typeMetaMismatch, type Expected } from './check-kind.js'

const maps: Expected = { apiVersion: 'v1', kind: { ref: { group: '', version: 'v1', kind: 'ConfigMap' }, type: 'corev1.ConfigMap' } }
const deployments: Expected = { apiVersion: 'apps/v1', kind: { ref: { group: 'apps', version: 'v1', kind: 'Deployment' }, type: 'appsv1.Deployment' } }

it.each<[Expected, object, RegExp | undefined]>([
  [maps, {}, undefined],
  [maps, { kind: 'Nope' }, /^no kind "Nope" is registered for version "v1" in scheme/],
  [maps, { kind: 'Secret' }, /^converting \(v1\.Secret\) to \(core\.ConfigMap\): unknown conversion$/],
  [maps, { kind: 'Secret', metadata: { name: true } }, /^json: cannot unmarshal bool into Go struct field ObjectMeta\.metadata\.name of type string$/],
  [maps, { kind: 'ConfigMapList' }, /^converting \(v1\.ConfigMapList\) to \(core\.ConfigMap\)/],
  [maps, { kind: 'Status' }, /^converting \(v1\.Status\) to \(core\.ConfigMap\)/],
  [deployments, { apiVersion: 'extensions/v1beta1' }, undefined],
  [deployments, { apiVersion: 'apps/v3' }, /^no kind "Deployment" is registered for version "apps\/v3"/],
])('%j takes %j, or says why not', (expected, value, why) => {
  const said = kindMismatch(expected, value)
  if (why) expect(said).toMatch(why)
  else expect(said).toBeUndefined()
})

it('tells what cannot name its kind', () => {
  expect(typeMetaMismatch([])).toContain('cannot unmarshal array into Go value of type struct')
  expect(typeMetaMismatch({ kind: 5 })).toContain('cannot unmarshal number into Go struct field .kind of type string')
  expect(typeMetaMismatch({ kind: null })).toBeUndefined()
})
