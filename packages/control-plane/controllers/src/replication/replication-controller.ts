import { resources, type corev1 } from '@orrery/api'
import type { Controller, ControllerContext } from '../framework/controller.js'
import { replicaController } from './replica-controller.js'
import type { ReplicaKind } from './replica-kind.js'

const kind: ReplicaKind<corev1.ReplicationController> = {
  controllerName: 'replicationcontroller-controller',
  ref: resources.corev1.replicationcontrollers,
  apiVersion: 'v1',
  view: ({ spec, status }) => {
    const selector = Object.entries(spec.selector ?? {})
    if (!spec.template || selector.length === 0) return undefined
    return {
      replicas: spec.replicas ?? 1,
      minReadySeconds: spec.minReadySeconds ?? 0,
      template: spec.template,
      status,
      matches: (labels) => selector.every(([key, value]) => labels[key] === value),
    }
  },
  withStatus: (controller, status) => ({ ...controller, status }),
}

export function replicationController(context: ControllerContext): Controller {
  return replicaController(kind, context)
}
