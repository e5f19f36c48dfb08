import { field, FieldPath, labelSelectorOf, validateLabelSelector, type metav1 } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'

type Selector = metav1.LabelSelector | undefined
type Labels = Readonly<Record<string, string>> | undefined

const nowhere = FieldPath.root('selector')

function isEmpty({ matchLabels, matchExpressions }: metav1.LabelSelector): boolean {
  return Object.keys(matchLabels ?? {}).length === 0 && (matchExpressions ?? []).length === 0
}

/** A selector of everything is none for a workload. `what`: how errors name the kind. */
export function mustSelectSomething(path: FieldPath, selector: Selector, what: string): Errors {
  if (!selector || !isEmpty(selector)) return none
  return [field.invalid(path, selector, `empty selector is invalid for ${what}`)]
}

/** There, well formed and selecting something. */
export function validateSelector(path: FieldPath, selector: Selector, what: string): Errors {
  if (!selector) return [field.required(path)]
  return [...validateLabelSelector(selector, path), ...mustSelectSomething(path, selector, what)]
}

/** Whether the labels are selected; undefined where the selector makes no sense. Without a selector nothing is. */
export function selects(selector: Selector, labels: Labels): boolean | undefined {
  if (!selector) return false
  if (validateLabelSelector(selector, nowhere).length > 0) return undefined
  return labelSelectorOf(selector).matches(labels)
}

/** The pods of a template must be found again. `path`: the template's. A selector that makes no sense is passed over. */
export function mustSelectTemplate(path: FieldPath, selector: Selector, labels: Labels): Errors {
  if (selects(selector, labels) !== false) return none
  const detail = '`selector` does not match template `labels`'
  return [field.invalid(path.child('metadata', 'labels'), labels ?? null, detail)]
}
