import type { corev1 } from '../generated/index.js'
import type { ScopeSelector } from './evaluator.js'
import { matchesScopeValues } from './scope-values.js'

/** Whether the pod ends by itself, at a time that it says. */
export function isTerminating({ spec }: corev1.Pod): boolean {
  return spec.activeDeadlineSeconds !== undefined && spec.activeDeadlineSeconds >= 0
}

const isBestEffort = ({ status }: corev1.Pod): boolean => status.qosClass === 'BestEffort'

function affinityTerms({ spec }: corev1.Pod): corev1.PodAffinityTerm[] {
  const kinds = [spec.affinity?.podAffinity, spec.affinity?.podAntiAffinity]
  return kinds.flatMap((kind) => [
    ...(kind?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
    ...(kind?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(({ podAffinityTerm }) => podAffinityTerm),
  ])
}

function crossesNamespaces(pod: corev1.Pod): boolean {
  return affinityTerms(pod).some(({ namespaces, namespaceSelector }) => (namespaces?.length ?? 0) > 0 || namespaceSelector)
}

function isInPriorityClass(pod: corev1.Pod, selector: ScopeSelector): boolean {
  const { priorityClassName } = pod.spec
  return matchesScopeValues(selector, priorityClassName ? [priorityClassName] : [])
}

const scopes: Readonly<Record<string, (pod: corev1.Pod, selector: ScopeSelector) => boolean>> = {
  Terminating: isTerminating,
  NotTerminating: (pod) => !isTerminating(pod),
  BestEffort: isBestEffort,
  NotBestEffort: (pod) => !isBestEffort(pod),
  PriorityClass: isInPriorityClass,
  CrossNamespacePodAffinity: crossesNamespaces,
}

/** Whether a pod, whose quality of service is in its status, is in a quota's scope. */
export function isPodInScope(selector: ScopeSelector, pod: corev1.Pod): boolean {
  return scopes[selector.scopeName]?.(pod, selector) ?? false
}
