import type { Kind } from '../kinds/kind.js'
import type { Subresource } from '../kinds/served-resource.js'
import { collectionActions, itemActions } from './actions.js'
import type { Descriptions } from './descriptions.js'
import { camel, pathRoot } from './group-names.js'
import { nameParameter, namespaceParameter, optionParameters, pathParameter, pretty, type Parameter } from './parameters.js'
import { acrossNamespaces, connectionsFor, operationsFor, type PathItem, type Subject } from './subject.js'

/** A path with its operations and the parameters all of them take. */
type Path = readonly [path: string, operations: PathItem, parameters: readonly Parameter[]]

/** Every path of a resource, without the deprecated ones under /watch. */
export function resourcePaths(kind: Kind, texts: Descriptions): Record<string, object> {
  const { group, version, plural, namespaced, kind: name } = kind.ref
  const root = pathRoot(group, version)
  const gvk = { group, version, kind: name }
  const subject: Subject = { kind, gvk, type: kind.type, scope: namespaced ? 'Namespaced' : '', suffix: '' }
  const scoped = namespaced ? [namespaceParameter] : []
  const named = [nameParameter(name), ...scoped]
  const base = `${root}${namespaced ? '/namespaces/{namespace}' : ''}/${plural}`
  const across = { ...subject, scope: '', suffix: acrossNamespaces }
  const lists = collectionActions.filter(({ verb }) => verb === 'list')
  const onItem = itemActions.filter(({ verb }) => verb !== 'create')
  const paths: Path[] = [
    [base, operationsFor(subject, collectionActions, kind.verbs), [...scoped, pretty]],
    [`${base}/{name}`, operationsFor(subject, onItem, kind.verbs), [...named, pretty]],
    ...kind.subresources.flatMap((one) => subresourcePaths(subject, one, `${base}/{name}/${one.name}`, named, texts)),
  ]
  if (namespaced) paths.push([`${root}/${plural}`, operationsFor(across, lists, kind.verbs), [pretty]])
  const served = paths.filter(([, operations]) => Object.keys(operations).length > 0)
  return Object.fromEntries(served.map(([path, operations, parameters]) => [path, { ...operations, parameters }]))
}

function subresourcePaths(
  subject: Subject,
  { name, verbs, kind, type, group, version }: Subresource,
  path: string,
  named: readonly Parameter[],
  texts: Descriptions,
): Path[] {
  const gvk = { group: group ?? subject.gvk.group, version: version ?? subject.gvk.version, kind }
  const own: Subject = { ...subject, gvk, type, suffix: camel(name) }
  if (!kind.endsWith('Options')) {
    const options = name === 'log' ? optionParameters('corev1.PodLogOptions', texts) : []
    return [[path, operationsFor(own, itemActions, verbs), [...named, ...options, pretty]]]
  }
  const options = [...named, ...optionParameters(type, texts)]
  const direct: Path = [path, connectionsFor(own, verbs), options]
  if (name !== 'proxy') return [direct]
  const behind = { ...own, suffix: `${own.suffix}WithPath` }
  return [direct, [`${path}/{path}`, connectionsFor(behind, verbs), [...options, pathParameter]]]
}
