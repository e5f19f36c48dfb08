import type { Kind } from '../kinds/kind.js'
import type { Subresource } from '../kinds/served-resource.js'
import { collectionActions, itemActions } from './actions.js'
import type { Descriptions } from './descriptions.js'
import { camel, pathRoot } from './group-names.js'
import { nameParameter, namespaceParameter, optionParameters, pathParameter, pretty, type Parameter } from './parameters.js'
import { acrossNamespaces, connectionsFor, operationsFor, type Subject } from './subject.js'
import { watchPaths, type Path } from './watch-paths.js'

/** Methods that proxies hand on and that are no verbs. */
const proxied = ['options', 'head']

const byName = (a: Parameter, b: Parameter): number => (String(a['name']) < String(b['name']) ? -1 : 1)

/** Parameters that every operation of a path takes are the path's. */
function withShared([path, operations, own]: Path): readonly [string, object] {
  const made = Object.entries(operations)
  const [first = [], ...others] = made.map(([, { parameters = [] }]) => parameters)
  const shared = new Set(first.filter((one) => others.every((list) => list.includes(one))))
  const item = made.map(([method, { parameters, ...rest }]) => {
    const left = parameters?.filter((one) => !shared.has(one)) ?? []
    return [method, left.length > 0 ? { ...rest, parameters: left.toSorted(byName) } : rest]
  })
  return [path, { ...Object.fromEntries(item), parameters: [...own, ...shared].toSorted(byName) }]
}

/** Every path of a resource. */
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
  paths.push(...watchPaths(subject, root, named))
  return Object.fromEntries(paths.filter(([, operations]) => Object.keys(operations).length > 0).map(withShared))
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
  if (name !== 'proxy') return [[path, connectionsFor(own, verbs), options]]
  const direct: Path = [path, connectionsFor(own, [...verbs, ...proxied]), options]
  const behind = { ...own, suffix: `${own.suffix}WithPath` }
  return [direct, [`${path}/{path}`, connectionsFor(behind, [...verbs, ...proxied]), [...options, pathParameter]]]
}
