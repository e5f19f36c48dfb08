import { endpointsController } from './endpoints/endpoints-controller.js'
import { endpointSliceController } from './endpointslice/endpointslice-controller.js'
import type { ControllerFactory } from './framework/controller.js'
import { garbageCollector } from './garbage-collector/garbage-collector.js'
import { namespaceController } from './namespace/namespace-controller.js'
import { nodeIpamController } from './node-ipam/node-ipam-controller.js'
import { nodeLifecycleController } from './node-lifecycle/node-lifecycle-controller.js'
import { podGcController } from './pod-gc/pod-gc-controller.js'
import { replicaSetController } from './replication/replicaset-controller.js'
import { replicationController } from './replication/replication-controller.js'
import { taintEvictionController } from './taint-eviction/taint-eviction-controller.js'

/** Every controller, by the name that `--controllers` knows it by. A new one is a folder and a line here. */
export const registry: Readonly<Record<string, ControllerFactory>> = {
  'endpoints-controller': endpointsController,
  'endpointslice-controller': endpointSliceController,
  'garbage-collector-controller': garbageCollector,
  'namespace-controller': namespaceController,
  'node-ipam-controller': nodeIpamController,
  'node-lifecycle-controller': nodeLifecycleController,
  'pod-garbage-collector-controller': podGcController,
  'replicaset-controller': replicaSetController,
  'replicationcontroller-controller': replicationController,
  'taint-eviction-controller': taintEvictionController,
}
