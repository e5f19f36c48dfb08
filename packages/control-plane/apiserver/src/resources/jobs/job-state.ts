import type { batchv1 } from '@orrery/api'

/** Whether a condition of the job holds. */
export function holds({ status }: batchv1.Job, type: string): boolean {
  return (status.conditions ?? []).some((one) => one.type === type && one.status === 'True')
}

export function isFinished(job: batchv1.Job): boolean {
  return holds(job, 'Complete') || holds(job, 'Failed')
}
