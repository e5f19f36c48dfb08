import { endpointsController } from './endpoints/endpoints-controller.js'
import { endpointSliceController } from './endpointslice/endpointslice-controller.js'
import { endpointSliceMirroringController } from './endpointslice-mirroring/endpointslice-mirroring-controller.js'
import type { ControllerFactory } from './framework/controller.js'
import { garbageCollector } from './garbage-collector/garbage-collector.js'
import { namespaceController } from './namespace/namespace-controller.js'
import { nodeIpamController } from './node-ipam/node-ipam-controller.js'
import { nodeLifecycleController } from './node-lifecycle/node-lifecycle-controller.js'
import { podGcController } from './pod-gc/pod-gc-controller.js'
import { replicaSetController } from './replication/replicaset-controller.js'
import { replicationController } from './replication/replication-controller.js'
import { resourceQuotaController } from './resource-quota/resource-quota-controller.js'
import { rootCaController } from './root-ca/root-ca-controller.js'
import { serviceAccountsController } from './service-account/service-accounts-controller.js'
import { claimProtectionController } from './storage-protection/claim-protection-controller.js'
import { volumeProtectionController } from './storage-protection/volume-protection-controller.js'
import { taintEvictionController } from './taint-eviction/taint-eviction-controller.js'

export interface RegisteredController {
  /** As `--controllers` knows it. */
  name: string
  /** The component that its events come from. */
  eventSource: string
  create: ControllerFactory
}

/** Every controller. A new one is a folder and a line here. */
export const registry: readonly RegisteredController[] = [
  { name: 'endpoints-controller', eventSource: 'endpoint-controller', create: endpointsController },
  { name: 'endpointslice-controller', eventSource: 'endpoint-slice-controller', create: endpointSliceController },
  {
    name: 'endpointslice-mirroring-controller',
    eventSource: 'endpoint-slice-mirroring-controller',
    create: endpointSliceMirroringController,
  },
  { name: 'garbage-collector-controller', eventSource: 'garbage-collector-controller', create: garbageCollector },
  { name: 'namespace-controller', eventSource: 'namespace-controller', create: namespaceController },
  { name: 'node-ipam-controller', eventSource: 'cidrAllocator', create: nodeIpamController },
  { name: 'node-lifecycle-controller', eventSource: 'node-controller', create: nodeLifecycleController },
  {
    name: 'persistentvolume-protection-controller',
    eventSource: 'pv-protection-controller',
    create: volumeProtectionController,
  },
  {
    name: 'persistentvolumeclaim-protection-controller',
    eventSource: 'pvc-protection-controller',
    create: claimProtectionController,
  },
  { name: 'pod-garbage-collector-controller', eventSource: 'pod-garbage-collector', create: podGcController },
  { name: 'replicaset-controller', eventSource: 'replicaset-controller', create: replicaSetController },
  { name: 'replicationcontroller-controller', eventSource: 'replication-controller', create: replicationController },
  { name: 'resourcequota-controller', eventSource: 'resourcequota-controller', create: resourceQuotaController },
  {
    name: 'root-ca-certificate-publisher-controller',
    eventSource: 'root-ca-cert-publisher',
    create: rootCaController,
  },
  { name: 'serviceaccount-controller', eventSource: 'service-account-controller', create: serviceAccountsController },
  { name: 'taint-eviction-controller', eventSource: 'taint-eviction-controller', create: taintEvictionController },
]
