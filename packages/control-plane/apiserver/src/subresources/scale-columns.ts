import type { autoscalingv1 } from '@orrery/api'
import { ageColumn, doc, integer, nameColumn } from '../table/columns.js'
import type { Printed } from '../table/table.js'

/** How a Scale is printed; its name is no link to an object. */
export const scaleColumns: Printed<autoscalingv1.Scale> = {
  columns: [
    { ...nameColumn, format: '' },
    integer('Desired', doc('autoscalingv1.ScaleSpec', 'replicas'), ({ spec }) => spec.replicas ?? 0),
    integer('Available', doc('autoscalingv1.ScaleStatus', 'replicas'), ({ status }) => status.replicas),
    ageColumn,
  ],
}
