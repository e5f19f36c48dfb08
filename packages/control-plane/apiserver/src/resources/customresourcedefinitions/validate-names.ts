import { field, isDNS1035Label, type apiextensionsv1, type FieldPath } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'

type Names = apiextensionsv1.CustomResourceDefinitionNames

const mixed = 'may have mixed case, but should otherwise match: '

function label(path: FieldPath, value: string | undefined, intro = ''): Errors {
  const wrong = isDNS1035Label(intro ? (value ?? '').toLowerCase() : (value ?? ''))
  return wrong.length > 0 ? [field.invalid(path, value ?? '', intro + wrong.join(','))] : none
}

/** Upstream's ValidateCustomResourceDefinitionNames: of the names that are given. */
export function validateNames(names: Names, path: FieldPath): Errors {
  const { plural, singular, kind, listKind, shortNames, categories } = names
  const given = (name: keyof Names, value: string | undefined, intro = ''): Errors =>
    value ? label(path.child(name), value, intro) : none
  return [
    ...given('plural', plural),
    ...given('singular', singular),
    ...given('kind', kind, mixed),
    ...given('listKind', listKind, mixed),
    ...each(path.child('shortNames'), shortNames, (name, at) => label(at, name)),
    ...(kind && kind === listKind
      ? [field.invalid(path.child('listKind'), listKind, 'kind and listKind may not be the same')]
      : none),
    ...each(path.child('categories'), categories, (name, at) => label(at, name)),
  ]
}

/** What a definition must name, and the names. */
export function validateAllNames(names: Names, path: FieldPath): Errors {
  const needed = ['plural', 'singular', 'kind', 'listKind'] as const
  return [
    ...needed.filter((name) => !names[name]).map((name) => field.required(path.child(name))),
    ...validateNames(names, path),
  ]
}
