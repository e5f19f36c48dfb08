import { quote } from '../fields/quote.js'
import { requirementsOf } from './label-parser.js'
import {
  labelRequirement,
  matchesRequirement,
  requirementText,
  type LabelOperator,
  type LabelRequirement,
} from './label-requirement.js'
import { SelectorError } from './selector-error.js'

export type Labels = Readonly<Record<string, string>>

/** Which labels an object must have (labels.Selector): every requirement must hold. Immutable. */
export class LabelSelector {
  readonly requirements: readonly LabelRequirement[]
  /** Matches no object whatever its labels. */
  readonly matchesNothing: boolean

  private constructor(requirements: readonly LabelRequirement[], matchesNothing = false) {
    this.requirements = requirements
    this.matchesNothing = matchesNothing
  }

  static readonly everything: LabelSelector = new LabelSelector([])
  static readonly nothing: LabelSelector = new LabelSelector([], true)

  static of(requirements: readonly LabelRequirement[]): LabelSelector {
    return new LabelSelector(requirements)
  }

  /** Every object matches. */
  get isEmpty(): boolean {
    return this.requirements.length === 0 && !this.matchesNothing
  }

  matches(labels: Labels | undefined): boolean {
    if (this.matchesNothing) return false
    for (const requirement of this.requirements) {
      const has = labels !== undefined && Object.hasOwn(labels, requirement.key)
      if (!matchesRequirement(requirement, has ? labels[requirement.key] : undefined)) return false
    }
    return true
  }

  /** The values one of which the label must have, for a look-up in an index; undefined where it is not so bound. */
  valuesOf(key: string): readonly string[] | undefined {
    const found = this.requirements.find(
      (each) => each.key === key && (each.operator === '=' || each.operator === '==' || each.operator === 'in'),
    )
    return found?.values
  }

  /** The canonical text, which parses to an equal selector. */
  toString(): string {
    const sorted = this.requirements.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    return sorted.map(requirementText).join(',')
  }
}

/** Of a labelSelector parameter, in steps between which others can have their turn. Throws SelectorError with upstream's message. */
export function* labelSelectorSteps(text: string): Generator<void, LabelSelector> {
  return text === '' ? LabelSelector.everything : LabelSelector.of(yield* requirementsOf(text))
}

/** Of a labelSelector parameter. Throws SelectorError with upstream's message. */
export function parseLabelSelector(text: string): LabelSelector {
  const steps = labelSelectorSteps(text)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** A selector as objects have it (metav1.LabelSelector). */
export interface LabelSelectorSpec {
  readonly matchLabels?: Labels
  readonly matchExpressions?: readonly {
    readonly key: string
    readonly operator: string
    readonly values?: readonly string[]
  }[]
}

const operators: ReadonlyMap<string, LabelOperator> = new Map([
  ['In', 'in'], ['NotIn', 'notin'], ['Exists', 'exists'], ['DoesNotExist', '!'],
])

function operatorOf(text: string): LabelOperator {
  const operator = operators.get(text)
  if (operator === undefined) throw new SelectorError(`${quote(text)} is not a valid label selector operator`)
  return operator
}

/** None selects nothing, an empty one everything. Throws SelectorError for what validation would have refused. */
export function labelSelectorOf(spec: LabelSelectorSpec | null | undefined): LabelSelector {
  if (!spec) return LabelSelector.nothing
  const labels = Object.entries(spec.matchLabels ?? {}).map(([key, value]) => labelRequirement(key, '=', [value]))
  const expressions = (spec.matchExpressions ?? []).map(({ key, operator, values }) =>
    labelRequirement(key, operatorOf(operator), values ?? []),
  )
  return LabelSelector.of([...labels, ...expressions])
}

/** Of a plain map (a Service's or ReplicationController's selector), unchecked; an empty one selects everything. */
export function labelSelectorOfMap(labels: Labels | undefined): LabelSelector {
  return LabelSelector.of(Object.entries(labels ?? {}).map(([key, value]) => ({ key, operator: '=', values: [value] })))
}
