import type { Kind } from '../kinds/kind.js'
import type { TypeName } from '../kinds/served-resource.js'
import { connectMethods, type Action } from './actions.js'
import { componentRef } from './component-name.js'
import { operationGroup, tagOf } from './group-names.js'
import { operation, type Operation, type OperationParts } from './operation.js'
import { returnedWhenDeleted } from './returned-when-deleted.js'
import type { GroupVersionKind } from './type-schema.js'

/** Operations by method. */
export type PathItem = Record<string, Operation>

/** What the operations on a resource or one of its subresources are about. */
export interface Subject {
  readonly kind: Kind
  readonly gvk: GroupVersionKind
  readonly type: TypeName
  /** Between group and kind in identifiers: `Namespaced`. */
  readonly scope: string
  /** Behind the kind in identifiers: `Status`. */
  readonly suffix: string
}

const anyType = ['*/*']
const patchTypes = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/apply-patch+yaml',
]

function bodyOf(body: Action['body'], type: TypeName): Pick<OperationParts, 'body'> {
  if (body === undefined) return {}
  if (body === 'patch') return { body: { schema: componentRef('metav1.Patch'), types: patchTypes, required: true } }
  const options = body === 'options'
  return { body: { schema: componentRef(options ? 'metav1.DeleteOptions' : type), types: anyType, required: !options } }
}

/** The type a kind's list has: `corev1.PodList`. */
export const listType = ({ type, listKind }: Kind): TypeName => `${type.slice(0, type.indexOf('.'))}.${listKind}`

function replyOf(
  reply: Action['reply'],
  { kind, type, suffix }: Subject,
): Pick<OperationParts, 'reply' | 'streams' | 'text'> {
  if (reply === 'list') return { reply: componentRef(listType(kind)), streams: true }
  if (reply === 'status' || (reply === 'deleted' && !returnedWhenDeleted.has(`${kind.ref.group}/${kind.ref.plural}`))) {
    return { reply: componentRef('metav1.Status') }
  }
  return suffix === 'Log' ? { reply: { type: 'string' }, text: true } : { reply: componentRef(type) }
}

export function identify({ kind, scope, suffix, gvk }: Subject, id: string): Pick<OperationParts, 'id' | 'tag' | 'gvk'> {
  const { group, version, kind: name } = kind.ref
  return {
    id: `${id.replace('$', operationGroup(group, version))}${scope}${name}${suffix}`,
    tag: tagOf(group, version),
    gvk,
  }
}

/** The suffix of a list of all namespaces, which is of the same objects. */
export const acrossNamespaces = 'ForAllNamespaces'

/** The operations of those of the actions whose verbs are served. */
export function operationsFor(subject: Subject, actions: readonly Action[], verbs: readonly string[]): PathItem {
  const { kind, suffix, type } = subject
  const what = suffix === '' || suffix === acrossNamespaces ? kind.ref.kind : `${kind.ref.kind}'s ${suffix.toLowerCase()}`
  const served = actions.filter(({ verb }) => verbs.includes(verb))
  const made = served.map((action): [string, Operation] => [
    action.method,
    operation({
      ...identify(subject, action.id),
      action: action.action,
      description: action.description.replace('$', what),
      ...(action.parameters === undefined ? {} : { parameters: action.parameters }),
      ...(action.statuses === undefined ? {} : { statuses: action.statuses }),
      ...bodyOf(action.body, type),
      ...replyOf(action.reply, subject),
    }),
  ])
  return Object.fromEntries(made)
}

/** The operations of a path that connects through to a pod, a service or a node. */
export function connectionsFor(subject: Subject, verbs: readonly string[]): PathItem {
  const made = verbs.map((verb): [string, Operation] => {
    const [method, name] = connectMethods[verb] ?? [verb, verb]
    const description = `connect ${method.toUpperCase()} requests of the specified ${subject.kind.ref.kind}`
    return [method, operation({ ...identify(subject, `connect$${name}`), action: 'connect', description })]
  })
  return Object.fromEntries(made)
}
