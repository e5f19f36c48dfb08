import { field, FieldPath, type apiextensionsv1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { none, type Errors } from '../validation/checks.js'
import { approvalOf, validateApproval } from './approval.js'
import { StoredExpressions } from './stored-expressions.js'
import { validateNames } from './validate-names.js'
import { validateSpec } from './validate-spec.js'

type Definition = apiextensionsv1.CustomResourceDefinition

const spec = FieldPath.root('spec')
const immutable = 'field is immutable'

/** A definition is named after what it defines. */
function validateName({ metadata, spec: { names, group } }: Definition): Errors {
  const { name, generateName } = metadata
  const wanted = `${names.plural}.${group}`
  const detail = 'must be spec.names.plural+"."+spec.group'
  return [
    ...(generateName && generateName !== wanted ? [field.invalid('metadata.generateName', generateName, detail)] : none),
    ...(name && name !== wanted ? [field.invalid('metadata.name', name, detail)] : none),
  ]
}

/** No version is taken away in which objects may still be stored. */
function validateStored({ spec: { versions }, status: { storedVersions } }: Definition): Errors {
  const stored = storedVersions ?? []
  const at = FieldPath.root('status', 'storedVersions')
  if (stored.length === 0) return [field.invalid(at, null, 'must have at least one stored version')]
  const list = versions ?? []
  const lost = (name: string): string =>
    `missing from spec.versions; ${name} was previously a storage version, and must remain in spec.versions until a ` +
    `storage migration ensures no data remains persisted in ${name} and removes ${name} from status.storedVersions`
  return [
    ...list
      // A name that is there twice counts once.
      .filter(({ name, storage }, index) => storage && (!stored.includes(name) || list.findIndex((one) => one.name === name) < index))
      .map(({ name }) => field.invalid(at, stored, `must have the storage version ${name}`)),
    ...stored.flatMap((name, index) =>
      list.some((version) => version.name === name) ? none : [field.invalid(at.index(index), name, lost(name))],
    ),
  ]
}

function validatePreserved({ spec: { preserveUnknownFields } }: Definition): Errors {
  const detail = 'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead'
  return preserveUnknownFields ? [field.invalid(spec.child('preserveUnknownFields'), true, detail)] : none
}

function validateStatus({ status }: Definition): Errors {
  return validateNames(status.acceptedNames, FieldPath.root('status', 'acceptedNames'))
}

/** Upstream's ValidateCustomResourceDefinition. */
export function validateDefinition(definition: Definition): Errors {
  return [
    ...validateName(definition),
    ...validateSpec(definition.spec, new StoredExpressions()),
    ...validateStatus(definition),
    ...validateStored(definition),
    ...validateApproval(definition),
    ...validatePreserved(definition),
  ]
}

function established({ status }: Definition): boolean {
  return status.conditions?.some((one) => one.type === 'Established' && one.status === 'True') ?? false
}

/** What names the stored objects stays; their scope and kind do once anything may be stored. */
function validateKept(next: Definition['spec'], old: Definition['spec'], all: boolean): Errors {
  const names = spec.child('names')
  const pairs: readonly (readonly [FieldPath, string, string])[] = [
    ...(all
      ? ([
          [spec.child('scope'), next.scope, old.scope],
          [names.child('kind'), next.names.kind, old.names.kind],
        ] as const)
      : []),
    [spec.child('group'), next.group, old.group],
    [names.child('plural'), next.names.plural, old.names.plural],
  ]
  return pairs.filter(([, now, before]) => now !== before).map(([at, now]) => field.invalid(at, now, immutable))
}

export function validateDefinitionUpdate(next: Definition, old: Definition, target: Target): Errors {
  if (target === 'status') return validateStatus(next)
  return [
    ...validateSpec(next.spec, new StoredExpressions(old.spec)),
    ...validateKept(next.spec, old.spec, established(old)),
    ...validateStatus(next),
    ...validateStored(next),
    ...(approvalOf(next) === approvalOf(old) ? none : validateApproval(next)),
    ...(old.spec.preserveUnknownFields ? none : validatePreserved(next)),
  ]
}
