import type { Conversion } from './conversion.js'
import { eventsConversion } from './events.js'
import { autoscalingConversion } from './autoscaling/horizontal-pod-autoscalers.js'

/** Resources served in another form than they are stored in, by group, version and plural. */
export const conversions: Readonly<Record<string, Conversion>> = {
  'events.k8s.io/v1/events': eventsConversion,
  'autoscaling/v1/horizontalpodautoscalers': autoscalingConversion,
}
