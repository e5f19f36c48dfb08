import { expect, it } from 'vitest'
import { complaints } from '../../testing/complaints.js'
import type { Resource } from '../contract.js'
import { deviceclasses, resourceclaims, resourceslices } from '../dynamicresources/dynamicresources.js'
import { apiservices } from './apiservices.js'

const metadata = { name: 'v1.a.io' }
const served = { group: 'a.io', version: 'v1', groupPriorityMinimum: 1, versionPriority: 1 }
const exactly = { deviceClassName: 'gpu' }
const claim = (...requests: object[]): object => ({ spec: { devices: { requests } } })
const pool = { name: 'p', generation: 1, resourceSliceCount: 1 }
const places = '`nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection`'

const bad: readonly (readonly [Resource, object, readonly string[]])[] = [
  [apiservices, { metadata, spec: served }, []],
  [apiservices, { spec: { ...served, versionPriority: 0, service: { name: 'x' } } }, [
    'metadata.name: Invalid value: "x": must be `spec.version+"."+spec.group`: "v1.a.io"',
    'spec.versionPriority: Invalid value: 0: must be positive and less than 1000',
    'spec.service.namespace: Required value',
  ]],
  [resourceclaims, claim({ name: 'a', exactly }), []],
  [resourceclaims, claim({ name: 'a' }, { name: 'a', exactly: { deviceClassName: '', allocationMode: 'All', count: 2 } }), [
    'spec.devices.requests[0]: Required value: exactly one of `exactly` or `firstAvailable` is required',
    'spec.devices.requests[1].exactly.deviceClassName: Required value',
    "spec.devices.requests[1].exactly.count: Invalid value: 2: must not be specified when allocationMode is 'All'",
    'spec.devices.requests[1].name: Duplicate value: "a"',
  ]],
  [deviceclasses, { spec: { selectors: [{}], config: [{}] } }, [
    'spec.selectors[0].cel: Required value',
    'spec.config[0].opaque: Required value',
  ]],
  [resourceslices, { spec: { driver: 'd', pool, allNodes: true } }, []],
  [resourceslices, { spec: { driver: 'd', pool, allNodes: true, nodeName: 'n' } }, [
    `spec: Invalid value: "{\`nodeName\`, \`allNodes\`}": exactly one of ${places} is required, but multiple fields are set`,
  ]],
]

it.each(bad)('%#', (resource, object, expected) => expect(complaints(resource, object)).toEqual(expected))
