import { badRequest, parseFieldSelector, parseLabelSelector, SelectorError } from '@orrery/api'
import type { FieldSelector, LabelSelector } from '@orrery/api'
import type { Served } from '../registry/served.js'
import { fieldTerm, labelTerm, type AnyOf } from '../view/inverted-index.js'
import { everythingIn, type Equality, type Selectable, type Selection } from './selection.js'

const metadataFields: ReadonlySet<string> = new Set(['metadata.name', 'metadata.namespace'])

/** Upstream's text depends on whether the kind has fields of its own. */
function checkFields(served: Served, selector: FieldSelector): void {
  const own = served.resource.selectableFields
  for (const { field } of selector.terms) {
    if (metadataFields.has(field) || (own && Object.hasOwn(own, field))) continue
    if (own) throw badRequest(`field label not supported: ${field}`)
    throw badRequest(`${JSON.stringify(field)} is not a known field selector: only "metadata.name", "metadata.namespace"`)
  }
}

function fieldOf(item: Selectable, field: string): string | undefined {
  if (field === 'metadata.name') return item.name
  return field === 'metadata.namespace' ? item.namespace : item.value.extract.fields?.[field]
}

function equalitiesOf(selector: FieldSelector): Equality[] {
  return selector.terms.filter((term) => term.operator === '=').map(({ field, value }) => ({ field, value }))
}

function labelConjunction(selector: LabelSelector): AnyOf[] {
  const bound = selector.requirements.filter(({ operator }) => operator === '=' || operator === '==' || operator === 'in')
  return bound.map(({ key, values }) => values.map((value) => labelTerm(key, value)))
}

function fieldConjunction(equalities: readonly Equality[]): AnyOf[] {
  return equalities.filter(({ field }) => !metadataFields.has(field)).map(({ field, value }) => [fieldTerm(field, value)])
}

function parse(labels: string, fields: string): { labels: LabelSelector; fields: FieldSelector } {
  try {
    return { labels: parseLabelSelector(labels), fields: parseFieldSelector(fields) }
  } catch (error) {
    if (error instanceof SelectorError) throw badRequest(error.message)
    throw error
  }
}

/** `name`: of a request on one object's path, which selects that object alone. */
export function parseSelection(served: Served, namespace: string, query: URLSearchParams, name = ''): Selection {
  const { labels, fields } = parse(query.get('labelSelector') ?? '', query.get('fieldSelector') ?? '')
  checkFields(served, fields)
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
    equalities: equalities.toSorted((a, b) => Number(metadataFields.has(a.field)) - Number(metadataFields.has(b.field))),
  }
}
