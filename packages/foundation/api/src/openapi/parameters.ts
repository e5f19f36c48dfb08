import { schema } from '../schema/schema.js'
import type { TypeName } from '../kinds/served-resource.js'
import type { Descriptions } from './descriptions.js'
import { valueSchema } from './value-schema.js'

export type Parameter = Readonly<Record<string, unknown>>

type Type = 'string' | 'integer' | 'boolean'

function query(name: string, type: Type, description: string): Parameter {
  return { name, in: 'query', description, schema: { type, uniqueItems: true } }
}

function inPath(name: string, description: string): Parameter {
  return { name, in: 'path', description, required: true, schema: { type: 'string', uniqueItems: true } }
}

export const pretty = query('pretty', 'string', 'If true, the output is indented.')
export const namespaceParameter = inPath('namespace', 'The namespace of the objects.')
export const pathParameter = inPath('path', 'The path behind the proxy.')
export const nameParameter = (kind: string): Parameter => inPath('name', `The name of the ${kind}.`)

const dryRun = query('dryRun', 'string', 'All: the request is checked in every stage but nothing is stored.')
const fieldManager = query('fieldManager', 'string', 'Who makes the change, at most 128 characters.')
const fieldValidation = query(
  'fieldValidation',
  'string',
  'Unknown and duplicate fields: Ignore drops them, Warn (the default) warns of them, Strict refuses the request.',
)
const force = query('force', 'boolean', 'Takes fields over from other managers; only for apply requests.')

/** What every write takes. */
export const writeParameters: readonly Parameter[] = [dryRun, fieldManager, fieldValidation]
export const patchParameters: readonly Parameter[] = [...writeParameters, force]

export const deleteParameters: readonly Parameter[] = [
  dryRun,
  query('gracePeriodSeconds', 'integer', 'Seconds until the object is gone; the kind decides where none is given.'),
  query(
    'ignoreStoreReadErrorWithClusterBreakingPotential',
    'boolean',
    'Deletes an object that cannot be read from the store; its finalizers are not honoured.',
  ),
  query('orphanDependents', 'boolean', 'Deprecated: use propagationPolicy.'),
  query('propagationPolicy', 'string', 'What becomes of dependents: Orphan, Background or Foreground.'),
]

/** What chooses objects of a collection. */
export const selectParameters: readonly Parameter[] = [
  query('continue', 'string', 'The token of the page before this one.'),
  query('fieldSelector', 'string', 'Restricts the objects by their fields.'),
  query('labelSelector', 'string', 'Restricts the objects by their labels.'),
  query('limit', 'integer', 'The most objects in one reply; the rest is had with continue.'),
  query('resourceVersion', 'string', 'What state of the cluster the reply is of, or where a watch starts.'),
  query('resourceVersionMatch', 'string', 'How resourceVersion is meant: NotOlderThan or Exact.'),
  query('sendInitialEvents', 'boolean', 'A watch begins with the objects that are there, and then a bookmark.'),
  query('timeoutSeconds', 'integer', 'How long the call may last.'),
]

export const listParameters: readonly Parameter[] = [
  query('allowWatchBookmarks', 'boolean', 'A watch may send BOOKMARK events.'),
  ...selectParameters,
  query('watch', 'boolean', 'Sends changes as they happen instead of a list.'),
]

/** The fields of an options type, as a connection takes them. */
export function optionParameters(type: TypeName, texts: Descriptions): readonly Parameter[] {
  const path: Parameter = query('path', 'string', 'The path behind the proxy.')
  if (!schema.has(type)) return [path]
  const own = schema.type(type).fields.filter(({ via }) => via === undefined)
  return own.flatMap(({ name, type: value }): Parameter[] => {
    const { format: _, ...scalar } = valueSchema(value.kind === 'list' ? value.item : value, {})
    // What is an object has no form in a query (the log's sinceTime).
    if ('$ref' in scalar) return []
    const description = texts.field(type, name)
    const schema = { ...scalar, uniqueItems: true }
    return [{ name, in: 'query', ...(description === undefined ? {} : { description }), schema }]
  })
}
