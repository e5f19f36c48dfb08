import { labelSelectorOf, resources, SelectorError, type appsv1, type LabelSelector } from '@orrery/api'
import type { Controller, ControllerContext } from '../framework/controller.js'
import { replicaController } from './replica-controller.js'
import type { ReplicaKind } from './replica-kind.js'

const kind: ReplicaKind<appsv1.ReplicaSet> = {
  controllerName: 'replicaset-controller',
  ref: resources.appsv1.replicasets,
  apiVersion: 'apps/v1',
  view: ({ spec, status }) => {
    const selector = selectorOf(spec.selector)
    if (!selector) return undefined
    return {
      replicas: spec.replicas ?? 1,
      minReadySeconds: spec.minReadySeconds ?? 0,
      template: spec.template,
      status,
      matches: (labels) => selector.matches(labels),
    }
  },
  withStatus: (set, status) => ({ ...set, status }),
}

/** Undefined where it does not parse: the server lets none through, and nothing is done for it. */
function selectorOf(spec: appsv1.ReplicaSetSpec['selector']): LabelSelector | undefined {
  try {
    return labelSelectorOf(spec)
  } catch (error) {
    if (error instanceof SelectorError) return undefined
    throw error
  }
}

export function replicaSetController(context: ControllerContext): Controller {
  return replicaController(kind, context)
}
