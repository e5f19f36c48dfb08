import { resources, type corev1 } from '@orrery/api'
import { nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'

type Status = corev1.ComponentStatus

function healthy({ conditions }: Status): corev1.ComponentCondition | undefined {
  return conditions?.find(({ type }) => type === 'Healthy')
}

function verdict(status: Status): string {
  const condition = healthy(status)
  if (!condition) return 'Unknown'
  return condition.status === 'True' ? 'Healthy' : 'Unhealthy'
}

/** How the parts of the control plane are; nobody writes any. */
export const componentstatuses = declare<Status>({
  ref: resources.corev1.componentstatuses,
  columns: [
    nameColumn,
    text('Status', 'Status of the component conditions', verdict),
    text('Message', 'Message of the component conditions', (status) => healthy(status)?.message ?? ''),
    text('Error', 'Error of the component conditions', (status) => healthy(status)?.error ?? ''),
  ],
})
