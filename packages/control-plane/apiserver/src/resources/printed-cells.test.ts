import { kindOfResource, type ApiObject } from '@orrery/api'
import { seededRandom, VirtualClock } from '@orrery/kit'
import { expect, it } from 'vitest'
import { defaultOptions } from '../options.js'
import { wireForm } from '../storage/wire-form.js'
import type { Context } from './contract.js'
import { declarations } from './registry.js'

const context: Context = { clock: new VirtualClock(), random: seededRandom(1), options: defaultOptions }
const identity = { name: 'x', uid: 'u', resourceVersion: '1', creationTimestamp: '2024-01-01T00:00:00Z' }

/** What a column of a kind shows of an object of which only this is said. */
function cell(plural: string, column: string, said: { metadata?: object; spec?: object; status?: object }): unknown {
  const resource = declarations.find(({ ref }) => ref.plural === plural)
  if (!resource) throw new Error(`no ${plural}`)
  const type = kindOfResource(resource.ref.group, resource.ref.version, plural)?.type ?? ''
  const object = wireForm(type, { ...said, metadata: { ...identity, ...said.metadata } }) as unknown as ApiObject
  return resource.columns?.find(({ name }) => name === column)?.cell(object, context)
}

const deleted = { deletionTimestamp: '2024-01-01T00:00:00Z' }
const betaClass = { annotations: { 'volume.beta.kubernetes.io/storage-class': 'old' } }
const selector = { matchLabels: { b: '2', a: '1' }, matchExpressions: [{ key: 'k', operator: 'In', values: ['v', 'w'] }] }
const said = (type: string): object => ({ type, status: 'True' })

it.each<[string, string, Parameters<typeof cell>[2], unknown]>([
  ['certificatesigningrequests', 'Condition', {}, 'Pending'],
  ['certificatesigningrequests', 'Condition', { status: { conditions: [said('Approved'), said('Denied')] } }, 'Denied'],
  ['certificatesigningrequests', 'Condition', { status: { conditions: [said('Failed')] } }, 'Pending,Failed'],
  ['certificatesigningrequests', 'Condition', { status: { conditions: [said('Approved')], certificate: 'YQ==' } }, 'Approved,Issued'],
  ['resourceclaims', 'State', {}, 'pending'],
  ['resourceclaims', 'State', { metadata: deleted }, 'deleted'],
  ['resourceclaims', 'State', { metadata: deleted, status: { allocation: {}, reservedFor: [{}] } }, 'deleted,allocated,reserved'],
  ['persistentvolumeclaims', 'StorageClass', { metadata: betaClass, spec: { storageClassName: 'new' } }, 'old'],
  ['persistentvolumes', 'StorageClass', { spec: { storageClassName: 'new' } }, 'new'],
  ['ipaddresses', 'ParentRef', { spec: {} }, '<none>'],
  ['ipaddresses', 'ParentRef', { spec: { parentRef: { resource: 'services', namespace: 'n', name: 'a' } } }, 'services/n/a'],
  ['ipaddresses', 'ParentRef', { spec: { parentRef: { group: 'G', resource: 'things', name: 'a' } } }, 'things.g/a'],
  ['validatingadmissionpolicybindings', 'ParamRef', { spec: {} }, '<unset>'],
  ['validatingadmissionpolicybindings', 'ParamRef', { spec: { paramRef: { name: 'p' } } }, '*/p'],
  ['validatingadmissionpolicybindings', 'ParamRef', { spec: { paramRef: { name: 'p', namespace: 'n' } } }, 'n/p'],
  [
    'validatingadmissionpolicybindings',
    'ParamRef',
    { spec: { paramRef: { selector } } },
    '&LabelSelector{MatchLabels:map[string]string{a: 1,b: 2,},' +
      'MatchExpressions:[]LabelSelectorRequirement{LabelSelectorRequirement{Key:k,Operator:In,Values:[v w],},},}',
  ],
  ['resourcequotas', 'Request', { status: { hard: { limits: '1', 'limits.cpu': '2' } } }, 'limits: 0/1'],
  ['resourcequotas', 'Limit', { status: { hard: { limits: '1', 'limits.cpu': '2' } } }, 'limits.cpu: 0/2'],
  ['csidrivers', 'TokenRequests', { spec: { tokenRequests: [{ audience: '' }] } }, ''],
  ['csidrivers', 'TokenRequests', { spec: {} }, '<unset>'],
])('%s show %s of %j', (plural, column, object, shown) => {
  expect(cell(plural, column, object)).toBe(shown)
})
