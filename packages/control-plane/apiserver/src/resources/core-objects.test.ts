import { expect, it } from 'vitest'
import { changeComplaints, complaints, objectOf, testContext } from '../testing/complaints.js'
import type { Resource } from './contract.js'
import { configmaps } from './configmaps/configmaps.js'
import { endpoints } from './endpoints/endpoints.js'
import { endpointslices } from './endpointslices/endpointslices.js'
import { events } from './events/events.js'
import { limitranges } from './limitranges/limitranges.js'
import { namespaces } from './namespaces/namespaces.js'
import { nodes } from './nodes/nodes.js'
import { persistentvolumeclaims } from './persistentvolumeclaims/persistentvolumeclaims.js'
import { persistentvolumes } from './persistentvolumes/persistentvolumes.js'
import { pods } from './pods/pods.js'
import { resourcequotas } from './resourcequotas/resourcequotas.js'
import { secrets } from './secrets/secrets.js'
import { services } from './services/services.js'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const pod = (spec: object, metadata: object = {}): object => ({
  metadata: { name: 'x', ...metadata },
  spec: { containers: [{ name: 'c', image: 'i' }], ...spec },
})
const limits = (...list: readonly object[]): object => ({ spec: { limits: list } })
const volume = (spec: object): object => ({ spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, ...spec } })
const claim = (spec: object): object => ({
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
})
const slice = (...list: readonly object[]): object => ({ addressType: 'IPv4', endpoints: list })
const inNamespace = { name: 'x', namespace: 'n' }
const event = { metadata: inNamespace, involvedObject: { namespace: 'n' } }

const bad: readonly (readonly [Resource, object, readonly string[]])[] = [
  [pods, pod({ ephemeralContainers: [{ name: 'e', image: 'i', volumeMounts: [] }] }), [
    'spec.ephemeralContainers: Forbidden: cannot be set on create',
  ]],
  [pods, pod({ nodeName: 'n', schedulingGates: [{ name: 'g' }] }), [
    'spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared',
  ]],
  [pods, pod({}, { annotations: { 'kubernetes.io/config.mirror': 'm', 'controller.kubernetes.io/pod-deletion-cost': '+1' } }), [
    'metadata.annotations[kubernetes.io/config.mirror]: Invalid value: "m": must set spec.nodeName if mirror pod annotation is set',
    'metadata.annotations[controller.kubernetes.io/pod-deletion-cost]: Invalid value: "+1": must be a 32bit integer',
  ]],
  [pods, pod({ resourceClaims: [{ name: 'a' }] }), [
    'spec.resourceClaims[0]: Invalid value: {"Name":"a","ResourceClaimName":null,"ResourceClaimTemplateName":null}: ' +
      'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`',
  ]],
  [pods, pod({ volumes: [{ name: 'v', iscsi: { targetPortal: '', iqn: 'x', lun: 300 } }] }), [
    'spec.volumes[0].iscsi.targetPortal: Required value',
    'spec.volumes[0].iscsi.iqn: Invalid value: "x": must be valid format starting with iqn, eui, or naa',
    'spec.volumes[0].iscsi.lun: Invalid value: 300: must be between 0 and 255, inclusive',
  ]],
  [pods, pod({ volumes: [{ name: 'v', emptyDir: {}, cephfs: { monitors: [] } }] }), [
    'spec.volumes[0].cephFS: Forbidden: may not specify more than 1 volume type',
  ]],
  [services, { spec: { ports: [{ port: 0 }], externalIPs: ['127.0.0.1'] } }, [
    'spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
    'spec.ports[0].targetPort: Invalid value: 0: must be between 1 and 65535, inclusive',
    'spec.externalIPs[0]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
  ]],
  [services, { metadata: { annotations: { 'service.beta.kubernetes.io/load-balancer-source-ranges': 'x, 10.0.0.0/8' } }, spec: { ports: [{ port: 1 }] } }, [
    "metadata.annotations[service.beta.kubernetes.io/load-balancer-source-ranges]: Forbidden: may only be used when `type` is 'LoadBalancer'",
    'metadata.annotations[service.beta.kubernetes.io/load-balancer-source-ranges]: Invalid value: "x": ' +
      'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
  ]],
  [services, { spec: { clusterIP: 'bad', type: 'Bad', ports: [] } }, [
    'spec.clusterIPs[0]: Invalid value: "bad": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
  ]],
  [endpoints, { subsets: [{ ports: [{ port: 1 }] }] }, ['subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`']],
  [endpointslices, slice({ addresses: ['::1'] }, { addresses: [], hostname: 'A_' }), [
    'endpoints[0].addresses: Invalid value: "::1": must be an IPv4 address',
    'endpoints[0].addresses[0]: Invalid value: "::1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
    'endpoints[1].addresses: Required value: must contain at least 1 address',
    expect.stringMatching(/^endpoints\[1\]\.hostname: Invalid value: "A_": a lowercase RFC 1123 label/) as string,
  ]],
  [endpointslices, { ...slice(), ports: [{}, {}] }, ['ports[1].name: Duplicate value: ""']],
  [configmaps, { data: { '..': 'x' } }, ["data[..]: Invalid value: \"..\": must not be '..'"]],
  [configmaps, { data: { a: 'x'.repeat(2 ** 20 + 1) } }, ['[]: Too long: may not be more than 1048576 bytes']],
  [secrets, { type: 'kubernetes.io/tls' }, ['data[tls.crt]: Required value', 'data[tls.key]: Required value']],
  [secrets, { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': base64('[]') } }, [
    'data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": ' +
      'json: cannot unmarshal array into Go value of type map[string]interface {}',
  ]],
  [secrets, { type: 'kubernetes.io/basic-auth' }, ['data[username]: Required value', 'data[password]: Required value']],
  [secrets, { type: 'kubernetes.io/service-account-token' }, [
    'metadata.annotations[kubernetes.io/service-account.name]: Required value',
  ]],
  [limitranges, limits({ type: 'Pod', default: { cpu: '1' } }), [
    "spec.limits[0].default: Forbidden: may not be specified when `type` is 'Pod'",
  ]],
  [limitranges, limits({ type: 'Container', min: { cpu: '2' }, max: { cpu: '1' }, maxLimitRequestRatio: { cpu: '3' } }), [
    'spec.limits[0].min[cpu]: Invalid value: "2": min value 2 is greater than max value 1',
    'spec.limits[0].defaultRequest[cpu]: Invalid value: "1": min value 2 is greater than default request value 1',
    'spec.limits[0].default[cpu]: Invalid value: "2": min value 2 is greater than default value 1',
    'spec.limits[0].maxLimitRequestRatio[cpu]: Invalid value: "3": ratio 3 is greater than max/min = 0.500000',
  ]],
  [limitranges, limits({ type: 'PersistentVolumeClaim' }), [
    'spec.limits[0].limits: Required value: either minimum or maximum storage value is required, but neither was provided',
  ]],
  [resourcequotas, { spec: { hard: { bogus: '1' }, scopes: ['BestEffort', 'NotBestEffort'] } }, [
    'spec.hard[bogus]: Invalid value: "bogus": must be a standard resource type or fully qualified',
    'spec.hard[bogus]: Invalid value: "bogus": must be a standard resource for quota',
    'spec.scopes: Invalid value: ["BestEffort","NotBestEffort"]: conflicting scopes',
  ]],
  [resourcequotas, { spec: { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In' }] } } }, [
    'spec.scopeSelector.matchExpressions.values: Required value: ' +
      "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
  ]],
  [persistentvolumes, { ...volume({ local: { path: '/a' } }), metadata: { annotations: { 'volume.beta.kubernetes.io/mount-options': 'ro' } } }, [
    'spec.nodeAffinity: Required value: Local volume requires node affinity',
    'metadata.annotations.volume.beta.kubernetes.io/mount-options: Forbidden: may not specify mount options for this volume type',
  ]],
  [persistentvolumes, volume({}), ['spec: Required value: must specify a volume type']],
  [persistentvolumes, volume({ local: { path: '/a/..' }, nfs: { server: 's', path: 'p' } }), [
    'spec.nfs.path: Invalid value: "p": must be an absolute path',
    'spec.local: Forbidden: may not specify more than 1 volume type',
  ]],
  [persistentvolumes, volume({ hostPath: { path: '/' }, persistentVolumeReclaimPolicy: 'Recycle' }), [
    "spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'",
  ]],
  [persistentvolumeclaims, claim({ accessModes: ['ReadWriteOncePod', 'ReadWriteMany'], resources: {} }), [
    'spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes',
    'spec.resources[storage]: Required value',
  ]],
  [persistentvolumeclaims, claim({ dataSource: { kind: 'X', name: 'y' } }), []],
  [persistentvolumeclaims, claim({ dataSourceRef: { kind: 'X', name: 'y' } }), [
    'spec.dataSource: Invalid value: "X": must be \'PersistentVolumeClaim\' when referencing the default apiGroup',
    'spec.dataSourceRef: Invalid value: "X": must be \'PersistentVolumeClaim\' when referencing the default apiGroup',
  ]],
  [events, { metadata: inNamespace, involvedObject: {} }, [
    'involvedObject.namespace: Invalid value: "": does not match event.namespace',
  ]],
  [events, { ...event, eventTime: '2024-01-01T00:00:00.000000Z', reportingComponent: 'a', action: 'x'.repeat(129) }, [
    'reportingInstance: Required value',
    'action: Invalid value: "": can have at most 128 characters',
    'reason: Required value',
  ]],
  [namespaces, { spec: { finalizers: ['mine'] } }, [
    'spec.finalizers: Invalid value: "mine": name is neither a standard finalizer name nor is it fully qualified',
  ]],
  [nodes, { metadata: { annotations: { 'scheduler.alpha.kubernetes.io/preferAvoidPods': '{"preferAvoidPods":[null]}' } } }, [
    'metadata.annotations.scheduler.alpha.kubernetes.io/preferAvoidPods[0].PodSignature: Required value',
  ]],
  [nodes, { status: { nodeInfo: { swap: { capacity: 0 } } } }, [
    'metadata.nodeSwapStatus.capacity: Invalid value: 0: must be greater than zero',
  ]],
  [nodes, { spec: { podCIDRs: ['10.0.0.0/8', '10.1.0.0/16'] } }, [
    'spec.podCIDRs: Invalid value: ["10.0.0.0/8","10.1.0.0/16"]: may specify no more than one CIDR for each IP family',
  ]],
]

it.each(bad)('tells what is wrong with a new object: %# %o', (resource, object, expected) => {
  expect(complaints(resource, object)).toEqual(expected)
})

const families = (...ipFamilies: readonly string[]): object => ({ ipFamilies, ports: [{ port: 1 }] })
const immutable = 'field is immutable'
const onNodes = (key: string): object => ({ required: { nodeSelectorTerms: [{ matchExpressions: [{ key, operator: 'Exists' }] }] } })

const changes: readonly (readonly [Resource, object, object, readonly string[]])[] = [
  [pods, pod({ activeDeadlineSeconds: 9 }), pod({ activeDeadlineSeconds: 5 }), [
    'spec.activeDeadlineSeconds: Invalid value: 9: must be less than or equal to previous value',
  ]],
  [services, { spec: families('IPv6') }, { spec: families('IPv4') }, [
    'spec.ipFamilies[0]: Invalid value: "IPv6": not configured on this cluster',
  ]],
  [secrets, { type: 'a' }, { type: 'b' }, [`type: Invalid value: "a": ${immutable}`]],
  [configmaps, { data: { a: 'b' } }, { immutable: true }, [
    'immutable: Forbidden: field is immutable when `immutable` is set',
    'data: Forbidden: field is immutable when `immutable` is set',
  ]],
  [endpointslices, { addressType: 'FQDN' }, { addressType: 'IPv4' }, [`addressType: Invalid value: "FQDN": ${immutable}`]],
  [endpoints, { subsets: [{}] }, { subsets: [{}] }, []],
  [resourcequotas, { spec: { scopes: ['BestEffort'] } }, {}, [`spec.scopes: Invalid value: ["BestEffort"]: ${immutable}`]],
  [persistentvolumes, volume({ hostPath: { path: '/a' } }), volume({ hostPath: { path: '/b' } }), [
    'spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation',
  ]],
  [persistentvolumeclaims, claim({ storageClassName: 'a' }), claim({ storageClassName: 'b' }), [
    'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
  ]],
  [persistentvolumes, volume({ csi: { driver: 'd', volumeHandle: 'h' }, nodeAffinity: onNodes('topology.kubernetes.io/zone') }),
    volume({ csi: { driver: 'd', volumeHandle: 'h' }, nodeAffinity: onNodes('failure-domain.beta.kubernetes.io/zone') }), []],
  [nodes, { spec: { providerID: 'a' } }, { spec: { providerID: 'b' } }, [
    'spec.providerID: Forbidden: node updates may not change providerID except from "" to valid',
  ]],
]

it.each(changes)('tells what may not change: %# %o', (resource, next, old, expected) => {
  expect(changeComplaints(resource, next, old)).toEqual(expected)
})

it('checks events of the newer API by its own rules', () => {
  const odd = objectOf(events, { ...event, type: 'Odd', count: 2 })
  const errors = events.validate?.(odd, { ...testContext, apiVersion: 'events.k8s.io/v1' })
  expect(errors?.map(({ field }) => field)).toEqual(['eventTime', 'type', 'count'])
})

const hostname = "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended"
const twice = { name: 'A', value: '1' }

const warned: readonly (readonly [Resource, object, readonly string[]])[] = [
  [pods, pod({}, { name: 'x'.repeat(64) }), [`${hostname}: [must be no more than 63 characters]`]],
  [pods, pod({ containers: [{ name: 'c', image: 'i', env: [twice, twice], ports: [{ containerPort: 1 }, { containerPort: 1 }] }] }), [
    'spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply',
    'spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]',
  ]],
  [pods, pod({ volumes: [{ name: 'v', configMap: { name: 'm', items: [{ key: 'a', path: 'p' }, { key: 'b', path: 'p/q' }] } }] }), [
    'volume "v" (ConfigMap "m"): overlapping paths: "p/q" with "p"',
  ]],
  [pods, pod({ nodeSelector: { 'beta.kubernetes.io/os': 'linux' }, terminationGracePeriodSeconds: -1 }), [
    'spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead',
  ]],
  [services, { spec: { clusterIP: 'None', loadBalancerIP: '010.0.0.1' } }, [
    'spec.loadBalancerIP is ignored for headless services',
    'spec.SessionAffinity is ignored for headless services',
    'spec.loadBalancerIP: non-standard IP address "010.0.0.1" will be considered invalid in a future Kubernetes release: use "10.0.0.1"',
  ]],
  [secrets, { type: 'kubernetes.io/tls' }, ['tls: failed to find any PEM data in certificate input']],
  [persistentvolumes, volume({ glusterfs: { endpoints: 'e', path: 'p' }, persistentVolumeReclaimPolicy: 'Recycle' }), [
    'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. ' +
      'Instead, the recommended approach is to use dynamic provisioning.',
    'spec.glusterfs: deprecated in v1.25, non-functional in v1.26+',
  ]],
]

it.each(warned)('warns of %# %o', (resource, object, expected) => {
  expect(resource.strategy?.warnings?.(objectOf(resource, object))).toEqual(expected)
})
