import { parseAmounts, podAmounts, type corev1 } from '@orrery/api'
import { brokenBounds, brokenRequestBounds, type Usage } from './constraints.js'

function usageOf({ resources }: corev1.Container): Usage {
  return { requests: parseAmounts(resources.requests), limits: parseAmounts(resources.limits) }
}

/** What a pod breaks of a range, in upstream's words. */
export function checkPod({ spec }: corev1.Pod, range: corev1.LimitRange): string[] {
  const containers = [...(spec.containers ?? []), ...(spec.initContainers ?? [])]
  const ofPod = (): Usage => ({ requests: podAmounts(spec, 'requests'), limits: podAmounts(spec, 'limits') })
  return (range.spec.limits ?? []).flatMap((item) => {
    if (item.type === 'Container') return containers.flatMap((container) => brokenBounds(item, usageOf(container)))
    return item.type === 'Pod' ? brokenBounds(item, ofPod()) : []
  })
}

/** What a claim breaks of a range. */
export function checkClaim({ spec }: corev1.PersistentVolumeClaim, range: corev1.LimitRange): string[] {
  const requests = parseAmounts(spec.resources.requests)
  const items = (range.spec.limits ?? []).filter(({ type }) => type === 'PersistentVolumeClaim')
  return items.flatMap((item) => brokenRequestBounds(item, requests))
}
