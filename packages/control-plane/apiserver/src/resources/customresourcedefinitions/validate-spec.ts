import { field, FieldPath, isDNS1035Label, isDNS1123Subdomain, type apiextensionsv1 } from '@orrery/api'
import { each, none, oneOf, type Errors } from '../validation/checks.js'
import { lift } from './lift.js'
import { someSchema } from './schema.js'
import type { StoredExpressions } from './stored-expressions.js'
import { validateConversion } from './validate-conversion.js'
import { validateAllNames } from './validate-names.js'
import { validateSaid } from './validate-said.js'

type Spec = apiextensionsv1.CustomResourceDefinitionSpec
type Version = apiextensionsv1.CustomResourceDefinitionVersion

const path = FieldPath.root('spec')
const longestWarning = 256

function validateGroup(group: string): Errors {
  const at = path.child('group')
  if (group === '') return [field.required(at)]
  const wrong = isDNS1123Subdomain(group)
  if (wrong.length > 0) return [field.invalid(at, group, wrong.join(','))]
  return group.includes('.') ? none : [field.invalid(at, group, 'should be a domain with at least one dot')]
}

function validateLabel(name: string, at: FieldPath): Errors {
  const wrong = isDNS1035Label(name)
  return wrong.length > 0 ? [field.invalid(at, name, wrong.join(','))] : none
}

function validateWarning({ deprecated, deprecationWarning: text }: Version, path: FieldPath): Errors {
  const at = path.child('deprecationWarning')
  if (text === undefined) return none
  if (!deprecated) return [field.invalid(at, text, 'can only be set for deprecated versions')]
  const unprintable = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.exec(text)
  const where = Buffer.byteLength(text.slice(0, unprintable?.index ?? 0))
  const detail = `must only contain printable UTF-8 characters; non-printable character found at index ${where}`
  return [
    ...(Buffer.byteLength(text) > longestWarning ? [field.invalid(at, text, 'must be <= 256 characters long')] : none),
    ...(text === '' ? [field.invalid(at, text, 'must not be an empty string')] : none),
    ...(unprintable ? [field.invalid(at, text, detail)] : none),
  ]
}

/** Of each version there is one, and one of all is stored. */
function validateSet(given: readonly Version[] | null | undefined): Errors {
  const at = path.child('versions')
  const versions = given ?? []
  const names = new Set(versions.map(({ name }) => name))
  const stored = versions.filter(({ storage }) => storage).length
  const value = given ?? null
  return [
    ...(names.size === versions.length ? none : [field.invalid(at, value, 'must contain unique version names')]),
    ...(stored === 1 ? none : [field.invalid(at, value, 'must have exactly one version marked as storage version')]),
  ]
}

/** What is not pruned has no defaults. */
function validateDefaultsAllowed({ preserveUnknownFields, versions }: Spec): Errors {
  const defaults = (versions ?? []).some(({ schema }) => someSchema(schema?.openAPIV3Schema, (one) => one.default !== undefined))
  const detail = 'must be false in order to use defaults in the schema'
  return preserveUnknownFields && defaults ? [field.invalid(path.child('preserveUnknownFields'), true, detail)] : none
}

/** What is not pruned is not converted. */
function validateConversionAllowed({ preserveUnknownFields, conversion }: Spec): Errors {
  if (!preserveUnknownFields || !conversion || conversion.strategy === 'None') return none
  const detail = 'must be None if spec.preserveUnknownFields is true'
  return [field.invalid(path.child('conversion', 'strategy'), conversion.strategy, detail)]
}

/** Upstream's validateCustomResourceDefinitionSpec. */
export function validateSpec(spec: Spec, stored: StoredExpressions): Errors {
  const versions = spec.versions ?? []
  const at = path.child('versions')
  const { shared, versions: apart } = lift(versions)
  const status = versions.map(({ subresources }) => subresources?.status !== undefined)
  const first = versions[0]?.name
  return [
    ...validateGroup(spec.group),
    ...oneOf(path.child('scope'), spec.scope, ['Cluster', 'Namespaced']),
    ...each(at, versions, ({ schema }, to) =>
      schema?.openAPIV3Schema ? none : [field.required(to.child('schema', 'openAPIV3Schema'))],
    ),
    ...validateDefaultsAllowed(spec),
    ...each(at, versions, (version, to, index) => [
      ...validateLabel(version.name, to.child('name')),
      ...validateWarning(version, to),
      ...validateSaid(apart[index] ?? {}, to, {
        schemaAt: 'schema', hasStatus: status[index] ?? false, stored, unchanged: stored.isUnchanged(version),
      }),
    ]),
    ...validateSet(spec.versions),
    ...(first ? validateLabel(first, path.child('version')) : none),
    ...validateAllNames(spec.names, path.child('names')),
    ...validateSaid(shared, path, {
      schemaAt: 'validation', hasStatus: status.includes(true), stored,
      unchanged: versions[0] !== undefined && stored.isUnchanged(versions[0]),
    }),
    ...validateConversionAllowed(spec),
    ...(spec.conversion ? validateConversion(spec.conversion, path.child('conversion')) : none),
  ]
}
