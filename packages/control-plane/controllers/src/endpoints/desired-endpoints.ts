import { deepEqual, type corev1, type Draft } from '@orrery/api'
import { isHeadless } from '../service-pods/eligible.js'
import { formatTriggerTime, triggerTimeAnnotation } from '../service-pods/trigger-time.js'
import { truncateEndpoints } from './truncate-endpoints.js'

const overCapacityAnnotation = 'endpoints.kubernetes.io/over-capacity'
const headlessLabel = 'service.kubernetes.io/headless'
const managedByLabel = 'endpoints.kubernetes.io/managed-by'

/** The labels an Endpoints object of this service carries: the service's own and the controller's. */
function labelsFor(service: corev1.Service): Record<string, string> {
  const { [headlessLabel]: _, ...own } = service.metadata.labels ?? {}
  return { ...own, ...(isHeadless(service) ? { [headlessLabel]: '' } : {}), [managedByLabel]: 'endpoint-controller' }
}

/** Without the pods' resourceVersions, which change without meaning anything here. */
function bare(subsets: readonly corev1.EndpointSubset[] | undefined): corev1.EndpointSubset[] {
  const strip = (address: corev1.EndpointAddress): corev1.EndpointAddress => {
    if (!address.targetRef) return address
    const { resourceVersion: _, ...targetRef } = address.targetRef
    return { ...address, targetRef }
  }
  return (subsets ?? []).map((subset) => ({
    ...subset,
    ...(subset.addresses ? { addresses: subset.addresses.map(strip) } : {}),
    ...(subset.notReadyAddresses ? { notReadyAddresses: subset.notReadyAddresses.map(strip) } : {}),
  }))
}

/** The Endpoints to write, or undefined where `current` already says all of it. */
export function desiredEndpoints(
  service: corev1.Service,
  current: corev1.Endpoints | undefined,
  subsets: readonly corev1.EndpointSubset[],
  triggeredAt: number | undefined,
): Draft<corev1.Endpoints> | undefined {
  const labels = labelsFor(service)
  const truncated = truncateEndpoints(subsets)
  const wanted = [...(truncated ?? subsets)]
  const marked = current?.metadata.annotations?.[overCapacityAnnotation] !== undefined
  const same =
    current !== undefined &&
    deepEqual(bare(current.subsets), wanted) &&
    deepEqual(current.metadata.labels ?? {}, labels) &&
    marked === (truncated !== undefined)
  if (same) return undefined
  const { [triggerTimeAnnotation]: _t, [overCapacityAnnotation]: _o, ...kept } = current?.metadata.annotations ?? {}
  const annotations = {
    ...kept,
    ...(triggeredAt === undefined ? {} : { [triggerTimeAnnotation]: formatTriggerTime(triggeredAt) }),
    ...(truncated ? { [overCapacityAnnotation]: 'truncated' } : {}),
  }
  const { name, namespace } = service.metadata
  const metadata = { ...(current?.metadata ?? { name, ...(namespace ? { namespace } : {}) }), labels, annotations }
  return { apiVersion: 'v1', kind: 'Endpoints', metadata, ...(wanted.length ? { subsets: wanted } : {}) }
}
