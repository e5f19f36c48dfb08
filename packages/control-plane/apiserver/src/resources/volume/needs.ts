import { field, type FieldPath } from '@orrery/api'
import { none, required, type Errors } from '../validation/checks.js'

/** Fields that must not be empty, by their names; an empty list is empty too. */
export function needs<K extends string>(...names: readonly K[]) {
  return (path: FieldPath, source: { readonly [N in K]?: unknown }): Errors =>
    names.flatMap((name) => {
      const value = source[name]
      return Array.isArray(value) && value.length === 0 ? [field.required(path.child(name))] : required(path.child(name), value)
    })
}

/** What a source's secret must say of itself. */
export function secretNeeds(...names: readonly ('name' | 'namespace')[]) {
  return (path: FieldPath, { secretRef }: { readonly secretRef?: { name?: string; namespace?: string } }): Errors =>
    secretRef ? needs(...names)(path.child('secretRef'), secretRef) : none
}
