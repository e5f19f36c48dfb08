import { field, FieldPath, semanticEqual, type corev1 } from '@orrery/api'
import type { ResourceList } from '../resource-list/amounts.js'
import { none, nowhere, type Errors } from '../validation/checks.js'
import { qosClass } from './qos-class.js'
import { isMirror } from './is-mirror.js'
import { validateStandingPod } from './validate.js'

type Pod = corev1.Pod
type Container = corev1.Container

const path = FieldPath.root('spec')

function asksItself({ spec: { resources } }: Pod): boolean {
  return Object.keys({ ...resources?.requests, ...resources?.limits }).length > 0
}

/** Pods that cannot be resized at all. */
function unresizable(next: Pod, old: Pod): string | undefined {
  if (asksItself(old) || asksItself(next)) return 'pods with pod-level resources cannot be resized'
  if (isMirror(old)) return 'static pods cannot be resized'
  return old.spec.os?.name === 'windows' ? 'windows pods cannot be resized' : undefined
}

/** A node that can resize says what its running containers have. */
function isSupported({ status }: Pod): boolean {
  const running = status.containerStatuses?.find(({ state }) => state.running)
  return !running || running.resources !== undefined
}

function validateOrder(name: 'containers' | 'initContainers', next: Pod, old: Pod): Errors {
  const [after, before] = [next.spec[name] ?? [], old.spec[name] ?? []]
  const at = path.child(name)
  if (after.length !== before.length) return [field.forbidden(at, `${name} may not be added or removed on resize`)]
  return before.flatMap((container, index) => {
    if (after[index]?.name === container.name) return none
    return [field.forbidden(at.index(index).child('name'), `${name} may not be renamed or reordered on resize`)]
  })
}

function removes(next: ResourceList = {}, old: ResourceList = {}): boolean {
  return Object.keys(old).some((name) => next[name] === undefined)
}

function isSidecar({ restartPolicy }: Container): boolean {
  return restartPolicy === 'Always'
}

function validateRemovals(at: FieldPath, next: Container | undefined, old: Container): Errors {
  return (['requests', 'limits'] as const).flatMap((list) => {
    const detail = `resource ${list} cannot be removed`
    return removes(next?.resources[list], old.resources[list]) ? [field.forbidden(at.child('resources', list), detail)] : none
  })
}

function validateAllRemovals(next: Pod, old: Pod): Errors {
  return (['initContainers', 'containers'] as const).flatMap((name) =>
    (old.spec[name] ?? []).flatMap((container, index) => {
      if (name === 'initContainers' && !isSidecar(container)) return none
      return validateRemovals(path.child(name).index(index), next.spec[name]?.[index], container)
    }),
  )
}

const resizable = ['cpu', 'memory']

/** The amounts with cpu and memory as they were; none where there were none. */
function asBefore(list: ResourceList | undefined, old: ResourceList | undefined): ResourceList | undefined {
  if (!old) return undefined
  const kept = Object.entries(list ?? {}).filter(([name]) => !resizable.includes(name))
  return Object.fromEntries([...kept, ...Object.entries(old).filter(([name]) => resizable.includes(name))])
}

/** As upstream compares it, without claims: a container that has some never passes. */
function changesMore(next: Container | undefined, old: Container): boolean {
  const limits = asBefore(next?.resources.limits, old.resources.limits)
  const requests = asBefore(next?.resources.requests, old.resources.requests)
  return !semanticEqual({ ...next, resources: { ...(limits && { limits }), ...(requests && { requests }) } }, old)
}

function validateChanges(next: Pod, old: Pod): Errors {
  const ofContainers = old.spec.containers.flatMap((container, index) => {
    const detail = 'only cpu and memory resources are mutable'
    return changesMore(next.spec.containers[index], container) ? [field.forbidden(path, detail)] : none
  })
  const ofInits = (old.spec.initContainers ?? []).flatMap((container, index) => {
    const now = next.spec.initContainers?.[index]
    if (!isSidecar(container)) {
      const detail = 'resources for non-sidecar init containers are immutable'
      return semanticEqual(now, container) ? none : [field.forbidden(path, detail)]
    }
    const detail = 'only cpu and memory resources for sidecar containers are mutable'
    return changesMore(now, container) ? [field.forbidden(path, detail)] : none
  })
  return [...ofContainers, ...ofInits]
}

/** Upstream's ValidatePodResize: containers may get more or less of cpu and memory, in place. */
export function validateResize(next: Pod, old: Pod): Errors {
  const refused = unresizable(next, old)
  if (refused !== undefined) return [field.forbidden(nowhere, refused)]
  const before = old.status.qosClass ?? qosClass(old.spec)
  const errors = [
    ...validateStandingPod(next, old),
    ...(before === qosClass(next.spec)
      ? none
      : [field.invalid(path, next.status.qosClass ?? '', 'Pod QOS Class may not change as a result of resizing')]),
    ...(isSupported(old) ? none : [field.forbidden(path, 'Pod running on node without support for resize')]),
  ]
  const order = [...validateOrder('containers', next, old), ...validateOrder('initContainers', next, old)]
  if (order.length > 0) return [...errors, ...order]
  return [...errors, ...validateAllRemovals(next, old), ...validateChanges(next, old)]
}
