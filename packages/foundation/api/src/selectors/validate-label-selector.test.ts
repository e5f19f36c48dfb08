import { describe, expect, it } from 'vitest'
import { errorText, FieldPath } from '../fields/index.js'
import { validateLabelSelector, type LabelSelectorSpec } from './index.js'

const cases: [LabelSelectorSpec | undefined, string[]][] = [
  [undefined, []],
  [{ matchLabels: { a: 'b' }, matchExpressions: [{ key: 'a', operator: 'In', values: ['x'] }, { key: 'b', operator: 'Exists' }] }, []],
  [{ matchLabels: { '/x': '' } }, ['s.matchLabels: Invalid value: "/x": prefix part must be non-empty']],
  [
    { matchExpressions: [{ key: 'a', operator: 'In' }, { key: 'b', operator: 'Exists', values: ['x'] }, { key: 'c', operator: 'Gt' }] },
    [
      "s.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
      "s.matchExpressions[1].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
      's.matchExpressions[2].operator: Invalid value: "Gt": not a valid selector operator',
    ],
  ],
]

describe('validateLabelSelector', () => {
  it.each(cases)('%j', (spec, errors) => {
    expect(validateLabelSelector(spec, FieldPath.root('s')).map(errorText)).toEqual(errors)
  })
})
