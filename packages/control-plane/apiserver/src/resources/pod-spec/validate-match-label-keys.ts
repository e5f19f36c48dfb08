import { field, isQualifiedName, type FieldPath, type metav1 } from '@orrery/api'
import { byRule, each, none, type Errors } from '../validation/checks.js'

interface Selecting {
  labelSelector?: metav1.LabelSelector
  matchLabelKeys?: readonly string[]
  mismatchLabelKeys?: readonly string[]
}

function validateKeys(path: FieldPath, keys: readonly string[], selector: metav1.LabelSelector | undefined): Errors {
  if (keys.length === 0) return none
  if (!selector) return [field.forbidden(path, 'must not be specified when labelSelector is not set')]
  return each(path, keys, (key, at) => byRule(at, key, isQualifiedName))
}

/**
 * A key that the selector speaks of already. By now the selector has an expression for each key, so that it is the second
 * time that tells.
 */
function selectedTwice(path: FieldPath, keys: readonly string[], selector: metav1.LabelSelector | undefined): Errors {
  const seen = new Set(Object.keys(selector?.matchLabels ?? {}))
  return (selector?.matchExpressions ?? []).flatMap(({ key }) => {
    const again = seen.has(key) && keys.includes(key)
    seen.add(key)
    const detail = 'exists in both matchLabelKeys and labelSelector'
    return again ? [field.invalid(path.index(keys.lastIndexOf(key)), key, detail)] : none
  })
}

/** Labels whose values the pod itself gives: upstream's ValidateMatchLabelKeysAndMismatchLabelKeys. `path`: of the term. */
export function validateMatchLabelKeys(path: FieldPath, term: Selecting): Errors {
  const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = term
  const at = path.child('matchLabelKeys')
  return [
    ...validateKeys(at, matchLabelKeys, labelSelector),
    ...validateKeys(path.child('mismatchLabelKeys'), mismatchLabelKeys, labelSelector),
    ...selectedTwice(path, matchLabelKeys, labelSelector),
    ...each(at, matchLabelKeys, (key, to) =>
      mismatchLabelKeys.includes(key) ? [field.invalid(to, key, 'exists in both matchLabelKeys and mismatchLabelKeys')] : none,
    ),
  ]
}
