import { resources, type autoscalingv2 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { defaultHorizontalPodAutoscaler } from './defaults.js'
import { printedMetrics } from './printed-metrics.js'
import { validateAutoscaler, validateAutoscalerUpdate } from './validate.js'

type Autoscaler = autoscalingv2.HorizontalPodAutoscaler

const specDoc = (field: string): ReturnType<typeof doc> => doc('autoscalingv2.HorizontalPodAutoscalerSpec', field)
const statusDoc = (field: string): ReturnType<typeof doc> => doc('autoscalingv2.HorizontalPodAutoscalerStatus', field)

function hasTolerance({ spec: { behavior } }: Autoscaler): boolean {
  return behavior?.scaleUp?.tolerance !== undefined || behavior?.scaleDown?.tolerance !== undefined
}

/** In place: how far off is near enough is behind a gate that is off, and kept only by scalers that said so before. */
function dropTolerance({ spec: { behavior } }: Autoscaler, old?: Autoscaler): void {
  if (old && hasTolerance(old)) return
  delete behavior?.scaleUp?.tolerance
  delete behavior?.scaleDown?.tolerance
}

const columns: readonly Column<Autoscaler>[] = [
  nameColumn,
  text('Reference', specDoc('scaleTargetRef'), ({ spec: { scaleTargetRef: to } }) => `${to.kind}/${to.name}`),
  text('Targets', specDoc('metrics'), printedMetrics),
  text('MinPods', specDoc('minReplicas'), ({ spec }) => String(spec.minReplicas ?? '<unset>')),
  text('MaxPods', specDoc('maxReplicas'), ({ spec }) => spec.maxReplicas),
  text('Replicas', statusDoc('currentReplicas'), ({ status }) => status.currentReplicas ?? 0),
  ageColumn,
]

export const horizontalpodautoscalers = declare<Autoscaler>({
  ref: resources.autoscalingv2.horizontalpodautoscalers,
  validate: validateAutoscaler,
  validateUpdate: validateAutoscalerUpdate,
  defaults: defaultHorizontalPodAutoscaler,
  strategy: {
    noGeneration: true,
    prepareForCreate: (scaler) => dropTolerance(scaler),
    prepareForUpdate: dropTolerance,
  },
  columns,
})
