import { creating, invalid, updating, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'

const { endpoints, endpointSlice } = good

/** Endpoints and their slices. */
export const endpointRows: readonly BadInput[] = [
  {
    name: 'endpoints: an address that is none',
    request: creating(endpoints, { '/subsets/0/addresses/0/ip': 'home' }),
    answer: invalid(
      'Endpoints "x"',
      'subsets[0].addresses[0].ip: Invalid value: "home": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      'subsets[0].addresses[0].ip: Invalid value: "home": must be a valid IP address',
    ),
  },
  {
    name: 'endpoints: this machine', request: creating(endpoints, { '/subsets/0/addresses/0/ip': '127.0.0.1' }),
    answer: invalid('Endpoints "x"', 'subsets[0].addresses[0].ip: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)'),
  },
  {
    name: 'endpoints: no port', request: creating(endpoints, { '/subsets/0/ports/0/port': 0 }),
    answer: invalid('Endpoints "x"', 'subsets[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive'),
  },
  {
    name: 'endpoints: no address', request: creating(endpoints, { '/subsets/0/addresses': [] }),
    answer: invalid('Endpoints "x"', 'subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`'),
  },
  {
    name: 'a slice: no type', request: creating(endpointSlice, { '/addressType': '' }),
    answer: invalid('EndpointSlice.discovery.k8s.io "x"', 'addressType: Required value'),
  },
  {
    name: 'a slice: an address of another type', request: creating(endpointSlice, { '/addressType': 'IPv6' }),
    answer: invalid('EndpointSlice.discovery.k8s.io "x"', 'endpoints[0].addresses: Invalid value: "10.0.0.1": must be an IPv6 address'),
  },
  {
    name: 'a slice: no address', request: creating(endpointSlice, { '/endpoints/0/addresses': [] }),
    answer: invalid('EndpointSlice.discovery.k8s.io "x"', 'endpoints[0].addresses: Required value: must contain at least 1 address'),
  },
  {
    name: 'a slice: the same name of a port twice',
    request: creating(endpointSlice, { '/ports/1': { name: 'http', port: 81 } }),
    answer: invalid('EndpointSlice.discovery.k8s.io "x"', 'ports[1].name: Duplicate value: "http"'),
  },
  {
    name: 'a slice: too many endpoints',
    request: creating(endpointSlice, { '/endpoints': Array.from({ length: 1001 }, () => ({ addresses: ['10.0.0.1'] })) }),
    answer: invalid('EndpointSlice.discovery.k8s.io "x"', 'endpoints: Too many: 1001: must have at most 1000 items'),
  },
  {
    name: 'a slice: another type', given: [creating(endpointSlice)],
    request: updating(endpointSlice, { '/addressType': 'IPv6', '/endpoints/0/addresses/0': 'fd00::1' }),
    answer: invalid('EndpointSlice.discovery.k8s.io "x"', 'addressType: Invalid value: "IPv6": field is immutable'),
  },
]
