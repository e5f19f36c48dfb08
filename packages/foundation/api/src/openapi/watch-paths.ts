import { componentRef } from './component-name.js'
import { operation, type OperationParts } from './operation.js'
import { listParameters, pretty, type Parameter } from './parameters.js'
import { acrossNamespaces, identify, type PathItem, type Subject } from './subject.js'

/** A path with its operations and the parameters all of them take. */
export type Path = readonly [path: string, operations: PathItem, parameters: readonly Parameter[]]

function watching(subject: Subject, action: 'watch' | 'watchlist'): PathItem {
  const { kind } = subject.kind.ref
  const what = action === 'watch' ? `an object of kind ${kind}` : `objects of kind ${kind}`
  const parts: OperationParts = {
    ...identify(subject, 'watch$'),
    action,
    description: `watch ${what}; deprecated: list with the parameter watch`,
    reply: componentRef('metav1.WatchEvent'),
    streams: true,
  }
  return { get: operation(parts) }
}

/** The old paths of watching, which are served still. */
export function watchPaths(subject: Subject, root: string, named: readonly Parameter[]): Path[] {
  const { plural, namespaced } = subject.kind.ref
  if (!subject.kind.verbs.includes('watch')) return []
  const watchRoot = `${root}/watch`
  const base = `${watchRoot}${namespaced ? '/namespaces/{namespace}' : ''}/${plural}`
  const [name, ...scope] = named
  const parameters = [...listParameters, pretty]
  const list = { ...subject, suffix: 'List' }
  const paths: Path[] = [
    [base, watching(list, 'watchlist'), [...scope, ...parameters]],
    [`${base}/{name}`, watching(subject, 'watch'), [...(name ? [name] : []), ...scope, ...parameters]],
  ]
  if (!namespaced) return paths
  const across = { ...subject, scope: '', suffix: `List${acrossNamespaces}` }
  return [...paths, [`${watchRoot}/${plural}`, watching(across, 'watchlist'), parameters]]
}
