export { escapeFieldValue, FieldSelector, parseFieldSelector, type FieldTerm } from './field-selector.js'
export { labelRequirement, requirementText, type LabelOperator, type LabelRequirement } from './label-requirement.js'
export {
  labelSelectorSteps,
  labelSelectorOf,
  labelSelectorOfMap,
  LabelSelector,
  parseLabelSelector,
  type Labels,
  type LabelSelectorSpec,
} from './label-selector.js'
export { SelectorError } from './selector-error.js'
export { validateLabelSelector } from './validate-label-selector.js'
