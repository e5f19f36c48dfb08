import { field, type FieldError } from '@orrery/api'
import { dryRunErrors } from '../request/write-options.js'

/** metav1.DeleteOptions as far as the server heeds it. */
export interface DeletionOptions {
  gracePeriodSeconds?: number
  preconditions?: { uid?: string; resourceVersion?: string }
  orphanDependents?: boolean
  propagationPolicy?: string
  dryRun?: string[]
}

const policies: readonly string[] = ['Foreground', 'Background', 'Orphan']

export function validateDeletionOptions(options: DeletionOptions): FieldError[] {
  const { propagationPolicy: policy, orphanDependents } = options
  const errors: FieldError[] = []
  if (policy !== undefined && orphanDependents !== undefined) {
    errors.push(field.invalid('propagationPolicy', policy, 'orphanDependents and deletionPropagation cannot be both set'))
  }
  if (policy !== undefined && !policies.includes(policy)) {
    errors.push(field.notSupported('propagationPolicy', policy, [...policies, 'nil']))
  }
  return [...errors, ...dryRunErrors(options.dryRun ?? [])]
}
