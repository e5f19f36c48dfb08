import { equalAmounts, parseAmounts, resources, type corev1, type nodev1 } from '@orrery/api'
import type { Services } from '../../services.js'
import { newPod, refused, type Attributes } from '../attributes.js'
import type { AdmissionPlugin } from '../plugin.js'
import { findShared } from '../shared-objects.js'
import { mergeTolerations } from './merge-tolerations.js'

type Class = nodev1.RuntimeClass | undefined

/** Throws 403 where the class is not there. */
function classOf({ spec }: corev1.Pod, attributes: Attributes, services: Services): Class {
  const name = spec.runtimeClassName
  if (name === undefined) return undefined
  const found = findShared(services, resources.nodev1.runtimeclasses, '', name)
  if (!found) throw refused(attributes, `pod rejected: RuntimeClass ${JSON.stringify(name)} not found`)
  return found
}

function hasOverhead({ spec }: corev1.Pod, { overhead }: nodev1.RuntimeClass): boolean {
  return equalAmounts(parseAmounts(spec.overhead), parseAmounts(overhead?.podFixed))
}

/** In place: the pod goes where its class runs. */
function place({ spec }: corev1.Pod, { scheduling }: nodev1.RuntimeClass, attributes: Attributes): void {
  if (!scheduling) return
  for (const [key, value] of Object.entries(scheduling.nodeSelector ?? {})) {
    const own = spec.nodeSelector?.[key]
    if (own === undefined || own === value) continue
    const where = (of: string, wanted: string): string => `${of}.nodeSelector[${key}] = ${wanted}`
    throw refused(attributes, `conflict: ${where('runtimeClass.scheduling', value)}; ${where('pod.spec', own)}`)
  }
  const selector = { ...spec.nodeSelector, ...scheduling.nodeSelector }
  if (Object.keys(selector).length > 0) spec.nodeSelector = selector
  const tolerations = mergeTolerations(spec.tolerations ?? [], scheduling.tolerations ?? [])
  if (tolerations.length > 0) spec.tolerations = tolerations
}

const differs = "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead"

/** Pods get the overhead of their runtime and go to the nodes that have it. */
export const runtimeClass: AdmissionPlugin = {
  name: 'RuntimeClass',
  operations: ['CREATE'],
  mutate(attributes, services) {
    const pod = newPod(attributes)
    const found = pod && classOf(pod, attributes, services)
    if (!pod || !found) return
    if (found.overhead) {
      if (pod.spec.overhead && !hasOverhead(pod, found)) throw refused(attributes, differs)
      if (found.overhead.podFixed) pod.spec.overhead = { ...found.overhead.podFixed }
    }
    place(pod, found, attributes)
  },
  validate(attributes, services) {
    const pod = newPod(attributes)
    if (!pod) return
    const found = classOf(pod, attributes, services)
    if (found?.overhead) {
      if (!hasOverhead(pod, found)) throw refused(attributes, differs)
    } else if (pod.spec.overhead) {
      throw refused(attributes, 'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead')
    }
  },
}
