import { badRequest, FieldSelector, labelSelectorSteps, parseFieldSelector, SelectorError } from '@orrery/api'
import type { LabelSelector } from '@orrery/api'
import { nextTurn } from '@orrery/kit'
import type { Served } from '../registry/served.js'
import { fieldTerm, labelTerm, type AnyOf } from '../view/inverted-index.js'
import { fieldLabel } from './field-labels.js'
import { everythingIn, type Equality, type Selectable, type Selection } from './selection.js'

const metadataFields: ReadonlySet<string> = new Set(['metadata.name', 'metadata.namespace'])

/** In the stored form's terms. Throws 400 for a field by which the kind does not select. */
function ownFields(served: Served, selector: FieldSelector): FieldSelector {
  const refused: string[] = []
  const terms = selector.terms.map((term) => {
    const found = fieldLabel(served, term.field)
    if ('field' in found) return { ...term, field: found.field }
    refused.push(term.field)
    return term
  })
  // Upstream looks at the terms in the order of their texts.
  const [first] = refused.toSorted()
  const found = first === undefined ? undefined : fieldLabel(served, first)
  if (found && 'refused' in found) throw badRequest(found.refused)
  return new FieldSelector(terms)
}

function fieldOf(item: Selectable, field: string): string | undefined {
  if (field === 'metadata.name') return item.name
  return field === 'metadata.namespace' ? item.namespace : item.value.extract.fields?.[field]
}

function equalitiesOf(selector: FieldSelector): Equality[] {
  return selector.terms.filter((term) => term.operator === '=').map(({ field, value }) => ({ field, value }))
}

/** So much of a selector is looked up in the index: any part of it finds all that matches, and more. */
const mostIndexed = 100

function labelConjunction(selector: LabelSelector): AnyOf[] {
  const found: AnyOf[] = []
  for (const { key, operator, values } of selector.requirements) {
    if (found.length === mostIndexed) break
    const isBound = operator === '=' || operator === '==' || operator === 'in'
    if (isBound && values.length <= mostIndexed) found.push(values.map((value) => labelTerm(key, value)))
  }
  return found
}

function fieldConjunction(equalities: readonly Equality[]): AnyOf[] {
  return equalities.slice(0, mostIndexed).filter(({ field }) => !metadataFields.has(field)).map(({ field, value }) => [fieldTerm(field, value)])
}

async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await nextTurn()
  }
}

async function parse(labels: string, fields: string): Promise<{ labels: LabelSelector; fields: FieldSelector }> {
  try {
    return { labels: await inTurns(labelSelectorSteps(labels)), fields: parseFieldSelector(fields) }
  } catch (error) {
    if (error instanceof SelectorError) throw badRequest(error.message)
    throw error
  }
}

/** `name`: of a request on one object's path, which selects that object alone. Throws 400. */
export async function parseSelection(served: Served, namespace: string, query: URLSearchParams, name = ''): Promise<Selection> {
  const { labels, fields: asked } = await parse(query.get('labelSelector') ?? '', query.get('fieldSelector') ?? '')
  const fields = ownFields(served, asked)
  if (labels.isEmpty && fields.isEmpty && name === '') return everythingIn(namespace)
  const equalities = equalitiesOf(fields)
  if (name !== '') equalities.push({ field: 'metadata.name', value: name })
  return {
    namespace,
    everything: false,
    matches: (item) =>
      (namespace === '' || item.namespace === namespace) &&
      (name === '' || item.name === name) &&
      labels.matches(item.value.extract.labels) &&
      fields.matches((field) => fieldOf(item, field)),
    conjunction: [...labelConjunction(labels), ...fieldConjunction(equalities)],
    work: 1 + labels.requirements.length + fields.terms.length,
    equalities: equalities.toSorted((a, b) => Number(metadataFields.has(a.field)) - Number(metadataFields.has(b.field))),
  }
}
