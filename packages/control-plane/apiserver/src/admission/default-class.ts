import type { ApiObject } from '@orrery/api'

/** The object marked as default by one of these annotations: the newest, then the first by name. */
export function newestDefault<T extends ApiObject>(objects: readonly T[], annotations: readonly string[]): T | undefined {
  const marked = objects.filter(({ metadata }) => annotations.some((name) => metadata.annotations?.[name] === 'true'))
  const time = ({ metadata }: T): number => Date.parse(metadata.creationTimestamp ?? '') || 0
  return marked.toSorted((a, b) => time(b) - time(a) || (a.metadata.name < b.metadata.name ? -1 : 1))[0]
}
