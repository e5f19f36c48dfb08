import { field, FieldPath, isQualifiedName, type corev1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { byRule, each, none, type Errors } from '../validation/checks.js'

type Namespace = corev1.Namespace

const path = FieldPath.root('spec', 'finalizers')
const standard = new Set(['kubernetes', 'foregroundDeletion', 'orphan'])

function validateFinalizer(at: FieldPath, name: string): Errors {
  const errors = byRule(at, name, isQualifiedName)
  const known = name.includes('/') || standard.has(name)
  const detail = 'name is neither a standard finalizer name nor is it fully qualified'
  return known ? errors : [...errors, field.invalid(at, name, detail)]
}

/** Upstream's ValidateNamespace besides the metadata. */
export function validateNamespace({ spec }: Namespace): Errors {
  return (spec.finalizers ?? []).flatMap((name) => validateFinalizer(path, name))
}

function validatePhase({ metadata, status }: Namespace): Errors {
  const { phase = '' } = status
  const [wanted, when] = metadata.deletionTimestamp ? ['Terminating', 'is not empty'] : ['Active', 'is empty']
  if (phase === wanted) return none
  const detail = `may only be '${wanted}' if \`deletionTimestamp\` ${when}`
  return [field.invalid(FieldPath.root('status', 'Phase'), phase, detail)]
}

export function validateNamespaceUpdate(next: Namespace, _old: Namespace, target: Target): Errors {
  if (target === 'status') return validatePhase(next)
  if (target === '') return validateNamespace(next)
  if (target !== 'finalize') return none
  return each(path, next.spec.finalizers, (name, at) => validateFinalizer(at, name))
}
