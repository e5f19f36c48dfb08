import type { corev1 } from '@orrery/api'
import type { PodLike } from './check.js'

/** `"a", "b"` */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}

export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many
}

/** `container "a"`, `containers "a", "b"` */
export function containersText(names: readonly string[]): string {
  return `${plural(names.length, 'container', 'containers')} ${quoted(names)}`
}

/** Each once, in order. */
export function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].toSorted()
}

/** Init containers first, as upstream visits them. */
export function containersOf({ spec }: PodLike): corev1.EphemeralContainerCommon[] {
  return [...(spec.initContainers ?? []), ...(spec.containers ?? []), ...(spec.ephemeralContainers ?? [])]
}

/** Names of the containers for which it holds. */
export function containersThat(pod: PodLike, holds: (container: corev1.EphemeralContainerCommon) => boolean): string[] {
  return containersOf(pod).filter(holds).map(({ name }) => name)
}

/** `pod and containers "a", "b"`: who says something. */
export function settersText(pod: boolean, containers: readonly string[]): string {
  return [...(pod ? ['pod'] : []), ...(containers.length > 0 ? [containersText(containers)] : [])].join(' and ')
}

/** Rules that are about Linux say nothing of Windows pods. */
export function isWindows({ spec }: PodLike): boolean {
  return spec.os?.name === 'windows'
}
