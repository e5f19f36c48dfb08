import { creating, invalid, updating, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { label, subdomain } from '../texts.js'

const { deviceClass, resourceClaim, resourceSlice } = good
const device = '/spec/devices/requests/0'

/** Classes of devices, claims to them, and the slices that offer them. */
export const devices: readonly BadInput[] = [
  {
    name: 'a class: a selector of nothing', request: creating(deviceClass, { '/spec/selectors': [{}] }),
    answer: invalid('DeviceClass.resource.k8s.io "x"', 'spec.selectors[0].cel: Required value'),
  },
  {
    name: 'a claim: a request without name', request: creating(resourceClaim, { [`${device}/name`]: '' }),
    answer: invalid('ResourceClaim.resource.k8s.io "x"', `spec.devices.requests[0].name: Invalid value: "": ${label}`),
  },
  {
    name: 'a claim: the same name twice',
    request: creating(resourceClaim, { '/spec/devices/requests/1': { name: 'r', exactly: { deviceClassName: 'x' } } }),
    answer: invalid('ResourceClaim.resource.k8s.io "x"', 'spec.devices.requests[1].name: Duplicate value: "r"'),
  },
  {
    name: 'a claim: of no class', request: creating(resourceClaim, { [`${device}/exactly/deviceClassName`]: '' }),
    answer: invalid('ResourceClaim.resource.k8s.io "x"', 'spec.devices.requests[0].exactly.deviceClassName: Required value'),
  },
  {
    name: 'a claim: neither this nor that', request: creating(resourceClaim, { [`${device}/exactly`]: undefined }),
    answer: invalid('ResourceClaim.resource.k8s.io "x"', 'spec.devices.requests[0]: Required value: exactly one of `exactly` or `firstAvailable` is required'),
  },
  {
    name: 'a claim: an unknown way to count',
    request: creating(resourceClaim, { [`${device}/exactly/allocationMode`]: 'Some' }),
    answer: invalid('ResourceClaim.resource.k8s.io "x"', 'spec.devices.requests[0].exactly.allocationMode: Unsupported value: "Some": supported values: "All", "ExactCount"'),
  },
  {
    name: 'a claim: less than one',
    request: creating(resourceClaim, { [`${device}/exactly/count`]: -1, [`${device}/exactly/allocationMode`]: 'ExactCount' }),
    answer: invalid('ResourceClaim.resource.k8s.io "x"', 'spec.devices.requests[0].exactly.count: Invalid value: -1: must be greater than zero'),
  },
  {
    name: 'a claim: a constraint on what is not asked for',
    request: creating(resourceClaim, { '/spec/devices/constraints': [{ requests: ['q'], matchAttribute: 'example.com/a' }] }),
    answer: invalid('ResourceClaim.resource.k8s.io "x"', `spec.devices.constraints[0].requests[0]: Invalid value: "q": must be the name of a request in the claim or the name of a request and a subrequest separated by '/'`),
  },
  {
    name: 'a claim: another one', given: [creating(resourceClaim)],
    request: updating(resourceClaim, { [`${device}/name`]: 'q' }),
    answer: invalid('ResourceClaim.resource.k8s.io "x"', 'spec: Invalid value: {"devices":{"requests":[{"name":"q","exactly":{"deviceClassName":"x","allocationMode":"ExactCount","count":1}}]}}: field is immutable'),
  },
  {
    name: 'a slice: nowhere', request: creating(resourceSlice, { '/spec/nodeName': undefined }),
    answer: invalid('ResourceSlice.resource.k8s.io "x"', 'spec: Required value: exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required'),
  },
  {
    name: 'a slice: of no driver', request: creating(resourceSlice, { '/spec/driver': '' }),
    answer: invalid(
      'ResourceSlice.resource.k8s.io "x"',
      'spec.driver: Required value',
      `spec.driver: Invalid value: "": ${subdomain}`,
    ),
  },
  {
    name: 'a slice: of no pool', request: creating(resourceSlice, { '/spec/pool': {} }),
    answer: invalid(
      'ResourceSlice.resource.k8s.io "x"',
      'spec.pool.name: Required value',
      'spec.pool.resourceSliceCount: Invalid value: 0: must be greater than zero',
    ),
  },
  {
    name: 'a slice: a device in capitals', request: creating(resourceSlice, { '/spec/devices/0/name': 'GPU' }),
    answer: invalid('ResourceSlice.resource.k8s.io "x"', `spec.devices[0].name: Invalid value: "GPU": ${label}`),
  },
  {
    name: 'a slice: the same device twice',
    request: creating(resourceSlice, { '/spec/devices/1': { name: 'gpu-0' } }),
    answer: invalid('ResourceSlice.resource.k8s.io "x"', 'spec.devices[1].name: Duplicate value: "gpu-0"'),
  },
]
