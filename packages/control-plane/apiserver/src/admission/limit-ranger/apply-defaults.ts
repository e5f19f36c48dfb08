import type { corev1 } from '@orrery/api'

const annotation = 'kubernetes.io/limit-ranger'

type ResourceList = Record<string, string>

interface Defaults {
  limits: ResourceList
  requests: ResourceList
}

function defaultsOf({ spec }: corev1.LimitRange): Defaults {
  const items = (spec.limits ?? []).filter(({ type }) => type === 'Container')
  return {
    limits: Object.assign({}, ...items.map((item) => item.default ?? {})) as ResourceList,
    requests: Object.assign({}, ...items.map((item) => item.defaultRequest ?? {})) as ResourceList,
  }
}

/** In place; the names that were missing, in order. */
function fillIn(container: corev1.Container, kind: keyof Defaults, defaults: ResourceList): string[] {
  const list = container.resources[kind] ?? {}
  const missing = Object.keys(defaults).filter((name) => !Object.hasOwn(list, name)).toSorted()
  for (const name of missing) list[name] = defaults[name] ?? '0'
  if (missing.length > 0) container.resources[kind] = list
  return missing
}

function fillContainer(container: corev1.Container, what: string, defaults: Defaults): string[] {
  const limits = fillIn(container, 'limits', defaults.limits)
  const requests = fillIn(container, 'requests', defaults.requests)
  return [
    ...(requests.length > 0 ? [`${requests.join(', ')} request for ${what} ${container.name}`] : []),
    ...(limits.length > 0 ? [`${limits.join(', ')} limit for ${what} ${container.name}`] : []),
  ]
}

/** In place: containers get what the range gives by default, and the pod says in an annotation what that was. */
export function applyDefaults({ metadata, spec }: corev1.Pod, range: corev1.LimitRange): void {
  const defaults = defaultsOf(range)
  const done = [
    ...(spec.containers ?? []).flatMap((container) => fillContainer(container, 'container', defaults)),
    ...(spec.initContainers ?? []).flatMap((container) => fillContainer(container, 'init container', defaults)),
  ]
  if (done.length === 0) return
  metadata.annotations = { ...metadata.annotations, [annotation]: `LimitRanger plugin set: ${done.join('; ')}` }
}
