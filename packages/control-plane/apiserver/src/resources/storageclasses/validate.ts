import {
  byteLength,
  deepEqual,
  field,
  FieldPath,
  isQualifiedName,
  nameIsDNSSubdomain,
  validateObjectMeta,
  type corev1,
  type storagev1,
} from '@orrery/api'
import { byRule, each, none, type Errors } from '../validation/checks.js'

type StorageClass = storagev1.StorageClass

const root = (name: string): FieldPath => FieldPath.root(name)
const mostParameters = 512
const longestParameters = 256 * 1024

function validateProvisioner(provisioner: string): Errors {
  const path = root('provisioner')
  return provisioner === '' ? [field.required(path)] : byRule(path, provisioner.toLowerCase(), isQualifiedName)
}

/** What a driver is told; shared with VolumeAttributesClasses. */
export function validateParameters(parameters: Readonly<Record<string, string>> | undefined, path: FieldPath): Errors {
  const entries = Object.entries(parameters ?? {})
  if (entries.length > mostParameters) return [field.tooLong(path, mostParameters)]
  const size = entries.reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(value), 0)
  return [
    ...entries.flatMap(([key]) => (key === '' ? [field.invalid(path, key, 'field can not be empty.')] : none)),
    ...(size > longestParameters ? [field.tooLong(path, longestParameters)] : none),
  ]
}

function validateRequirement({ key, values }: corev1.TopologySelectorLabelRequirement, path: FieldPath): Errors {
  const list = values ?? []
  return [
    ...(list.length > 0 ? none : [field.required(path.child('values'))]),
    ...each(path.child('values'), list, (value, at, index) =>
      list.indexOf(value) < index ? [field.duplicate(at, value)] : none,
    ),
    ...byRule(path.child('key'), key, isQualifiedName),
  ]
}

function validateTerm(term: corev1.TopologySelectorTerm, path: FieldPath): Errors {
  const keys = (term.matchLabelExpressions ?? []).map(({ key }) => key)
  return each(path.child('matchLabelExpressions'), term.matchLabelExpressions, (requirement, at, index) => [
    ...validateRequirement(requirement, at),
    ...(keys.indexOf(requirement.key) < index ? [field.duplicate(at.child('key'), requirement.key)] : none),
  ])
}

/** A term's keys and the values of each, in an order of their own. */
function meaning({ matchLabelExpressions }: corev1.TopologySelectorTerm): Record<string, readonly string[]> {
  return Object.fromEntries((matchLabelExpressions ?? []).map(({ key, values }) => [key, (values ?? []).toSorted()]))
}

function validateTopologies(terms: readonly corev1.TopologySelectorTerm[]): Errors {
  const meanings = terms.map(meaning)
  return each(root('allowedTopologies'), terms, (term, path, index) => {
    const mine = meanings[index] ?? {}
    // Upstream begins with as many terms without meaning as there are terms.
    const empty = Object.keys(mine).length === 0 ? meanings.map(() => mine) : []
    const again = [...empty, ...meanings.slice(0, index).filter((earlier) => deepEqual(earlier, mine))]
    return [...validateTerm(term, path), ...again.map(() => field.duplicate(path.child('matchLabelExpressions'), ''))]
  })
}

function known(name: string, value: string | undefined, words: readonly string[]): Errors {
  return words.includes(value ?? '') ? none : [field.notSupported(root(name), value ?? '', words)]
}

/** Upstream's ValidateStorageClass besides the metadata. An empty reclaim policy is any. */
export function validateStorageClass(one: StorageClass): Errors {
  return [
    ...validateProvisioner(one.provisioner),
    ...validateParameters(one.parameters, root('parameters')),
    ...(one.reclaimPolicy ? known('reclaimPolicy', one.reclaimPolicy, ['Delete', 'Retain']) : none),
    ...known('volumeBindingMode', one.volumeBindingMode, ['Immediate', 'WaitForFirstConsumer']),
    ...validateTopologies(one.allowedTopologies ?? []),
  ]
}

/** What a class makes never changes. */
export function validateStorageClassUpdate(next: StorageClass, old: StorageClass): Errors {
  const kept = ['parameters', 'provisioner', 'reclaimPolicy'] as const
  const mode = next.volumeBindingMode
  return [
    ...validateObjectMeta(next.metadata, false, nameIsDNSSubdomain, root('metadata')),
    ...validateStorageClass(next),
    ...kept
      .filter((name) => !deepEqual(next[name] ?? {}, old[name] ?? {}))
      .map((name) => field.forbidden(name, `updates to ${name} are forbidden.`)),
    ...(mode === old.volumeBindingMode ? none : [field.invalid('volumeBindingMode', mode, 'field is immutable')]),
  ]
}
