import { expect, it } from 'vitest'
import { changeComplaints, complaints, objectOf } from '../../testing/complaints.js'
import type { Resource } from '../contract.js'
import { deviceclasses, resourceclaims, resourceclaimtemplates, resourceslices } from './dynamicresources.js'

const asked = { deviceClassName: 'gpu' }
const claim = (more: object, request: object = { name: 'r', exactly: asked }): object => ({
  spec: { devices: { requests: [request], ...more } },
})
const slice = (more: object): object => ({
  spec: { driver: 'd.example.com', pool: { name: 'p', generation: 1, resourceSliceCount: 1 }, nodeName: 'n', ...more },
})

const bad: readonly (readonly [Resource, object, readonly string[]])[] = [
  [resourceclaims, claim({}), []],
  [resourceclaims, claim({ constraints: [{ requests: ['x/y/z'], matchAttribute: 'model' }], config: [{ opaque: { driver: 'a', parameters: 'x' } }] }), [
    "spec.devices.constraints[0].requests[0]: Invalid value: \"x/y/z\": must be the name of a request in the claim or the name of a request and a subrequest separated by '/'",
    'spec.devices.constraints[0].matchAttribute: Invalid value: "model": must include a domain',
    'spec.devices.config[0].opaque.parameters: Invalid value: "<value omitted>": must be a valid JSON object',
  ]],
  [resourceclaims, claim({}, { name: 'r', exactly: { ...asked, tolerations: [{ operator: 'Exists', value: 'x' }, { operator: 'X', effect: 'Y' }] } }), [
    'spec.devices.requests[0].exactly.tolerations[0].value: Invalid value: "x": must be empty for operator `Exists`',
    'spec.devices.requests[0].exactly.tolerations[1].operator: Unsupported value: "X": supported values: "Equal", "Exists"',
    'spec.devices.requests[0].exactly.tolerations[1].effect: Unsupported value: "Y": supported values: "NoExecute", "NoSchedule"',
  ]],
  [resourceclaimtemplates, { spec: { metadata: { annotations: { '': 'x' } }, ...claim({}) } }, [
    'spec.metadata.annotations: Invalid value: "": name part must be non-empty',
    "spec.metadata.annotations: Invalid value: \"\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
  ]],
  [deviceclasses, { spec: { config: [{ opaque: { driver: 'a', parameters: null } }] } }, ['spec.config[0].opaque.parameters: Required value']],
  [resourceslices, slice({}), []],
  [resourceslices, slice({ nodeName: '', allNodes: false, pool: { name: '', generation: -1, resourceSliceCount: 0 } }), [
    'spec.pool.name: Required value',
    'spec.pool.resourceSliceCount: Invalid value: 0: must be greater than zero',
    'spec.pool.generation: Invalid value: -1: must be greater than or equal to zero',
    'spec.nodeName: Invalid value: "": must be either unset or set to a non-empty string',
    'spec.allNodes: Invalid value: false: must be either unset or set to true',
    'spec: Required value: exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required',
  ]],
  [resourceslices, slice({ devices: [{ name: 'a', attributes: { v: { version: '1' }, 'x.io/': { int: 1 }, none: {} } }] }), [
    'spec.devices[0].attributes[none]: Required value: exactly one value must be specified',
    'spec.devices[0].attributes[v].version: Invalid value: "1": must be a string compatible with semver.org spec 2.0.0',
    'spec.devices[0].attributes[x.io/]: Required value: the name must not be empty',
  ]],
]

it.each(bad)('tells what is wrong: %#', (resource, object, expected) => {
  expect(complaints(resource, object)).toEqual(expected)
})

const given = (device: string): object => ({ devices: { results: [{ request: 'r', driver: 'a', pool: 'p', device }] } })
const status = (more: object): object => ({ ...claim({}), status: more })

function statusComplaints(next: object, old: object): readonly string[] {
  const [now, before] = [objectOf(resourceclaims, claim({})), objectOf(resourceclaims, claim({}))]
  Object.assign(now, { status: next })
  Object.assign(before, { status: old })
  return changeComplaints({ ...resourceclaims, validateUpdate: (_n, _o, target, context) => resourceclaims.validateUpdate?.(now, before, target, context) ?? [] }, {}, {}, 'status')
}

it('looks at what is given once', () => {
  expect(statusComplaints({ allocation: given('A') }, {})).toHaveLength(1)
  expect(statusComplaints({ allocation: given('A') }, { allocation: given('A') })).toEqual([])
  expect(statusComplaints({ reservedFor: [{ resource: 'pods', name: 'p', uid: 'u' }] }, {})).toEqual([
    'status.reservedFor: Forbidden: may not be specified when `allocated` is not set',
  ])
  expect(statusComplaints({ allocation: given('a'), devices: [{ driver: 'a', pool: 'p', device: 'b', networkData: { ips: ['10.0.0.1'] } }] }, {})).toEqual([
    'status.devices[0]: Invalid value: {"Driver":"a","Pool":"p","Device":"b","ShareID":""}: must be an allocated device in the claim',
    'status.devices[0].networkData.ips[0]: Invalid value: "10.0.0.1": must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)',
  ])
})

it('drops what is behind gates that are off, and devices that are given no more', () => {
  expect(objectOf(resourceslices, slice({ devices: [{ name: 'a', bindsToNode: true, taints: [{ key: 'k', effect: 'NoSchedule' }] }] }))).toMatchObject({
    spec: { devices: [{ name: 'a' }] },
  })
  const devices = [{ driver: 'a', pool: 'p', device: 'a' }]
  const next = objectOf(resourceclaims, status({}))
  const old = objectOf(resourceclaims, status({}))
  Object.assign(next, { status: { devices } })
  Object.assign(old, { status: { devices, allocation: given('a') } })
  resourceclaims.strategy?.prepareForUpdate?.(next, old, 'status', undefined as never)
  expect(next).toMatchObject({ status: {} })
})
