import { isValidLabelValue, type corev1, type FieldPath } from '@orrery/api'
import { deprecatedNodeLabel } from './deprecated-node-labels.js'

/** What upstream warns of in a term that picks nodes. `values`: whether to look at the values too. */
export function warnOfNodeTerm(path: FieldPath, term: corev1.NodeSelectorTerm, values: boolean): readonly string[] {
  return (term.matchExpressions ?? []).flatMap((expression, index) => {
    const at = path.child('matchExpressions').index(index)
    const why = deprecatedNodeLabel(expression.key)
    const wrong = (expression.values ?? []).flatMap((value, place) =>
      isValidLabelValue(value).map((detail) => `${at.child('values').index(place).toString()}: ${value} is invalid, ${detail}`),
    )
    return [
      ...(why === undefined ? [] : [`${at.child('key').toString()}: ${expression.key} is ${why}`]),
      ...(values ? wrong : []),
    ]
  })
}
