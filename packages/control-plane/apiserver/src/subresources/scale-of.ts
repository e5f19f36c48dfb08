import type { ApiObject, autoscalingv1, metav1 } from '@orrery/api'
import { formatLabels, formatLabelSelector } from '../table/format-labels.js'

/** What can be scaled: replicas wanted and present, and a selector of either form. */
export interface Scalable extends ApiObject {
  spec: { replicas?: number; selector?: metav1.LabelSelector | Record<string, string> }
  status: { replicas?: number }
}

function isLabelSelector(selector: object): selector is metav1.LabelSelector {
  return Object.values(selector).every((value) => typeof value === 'object')
}

function selectorText(selector: Scalable['spec']['selector']): string {
  if (!selector || Object.keys(selector).length === 0) return ''
  return isLabelSelector(selector) ? formatLabelSelector(selector) : formatLabels(selector)
}

/** The scale of an object, as autoscaling/v1 shows it. */
export function scaleOf({ metadata, spec, status }: Scalable): autoscalingv1.Scale {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata
  const selector = selectorText(spec.selector)
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, ...(namespace && { namespace }), uid, resourceVersion, creationTimestamp },
    spec: spec.replicas ? { replicas: spec.replicas } : {},
    status: { replicas: status.replicas ?? 0, ...(selector && { selector }) },
  }
}
