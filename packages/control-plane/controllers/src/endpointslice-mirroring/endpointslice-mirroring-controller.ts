import { resources, type corev1, type discoveryv1 } from '@orrery/api'
import { splitKey, type EventRecorder } from '@orrery/client'
import { managedByLabel, serviceNameLabel } from '../endpointslice/slice-metadata.js'
import { SliceWriter } from '../endpointslice/slice-writer.js'
import type { Controller, ControllerContext } from '../framework/controller.js'
import { watch } from '../framework/watch.js'
import { maxEndpointsPerSubset, mirroredBy, planMirror } from './plan-mirror.js'

const byEndpoints = 'mirrored'
/** The cache's own news comes sooner; this is for the case that it does not. */
const staleCacheMs = 1000

function endpointsKey({ metadata }: discoveryv1.EndpointSlice): string | undefined {
  if (metadata.labels?.[managedByLabel] !== mirroredBy) return undefined
  return `${metadata.namespace ?? ''}/${metadata.labels[serviceNameLabel] ?? ''}`
}

/** Endpoints made by hand for a service without a selector, and not marked to be left alone. */
function isMirrored(endpoints: corev1.Endpoints | undefined, service: corev1.Service | undefined): boolean {
  if (!endpoints || !service || service.spec.selector !== undefined) return false
  const { labels, annotations } = endpoints.metadata
  if (labels?.['endpointslice.kubernetes.io/skip-mirror'] === 'true') return false
  return annotations?.['control-plane.alpha.kubernetes.io/leader'] === undefined
}

/** Keeps EndpointSlices for the Endpoints that people make themselves. */
export function endpointSliceMirroringController(context: ControllerContext): Controller {
  const { informers, recorder } = context
  const writer = new SliceWriter(context.client)
  const slices = informers.of(resources.discoveryv1.endpointslices)
  slices.addIndex(byEndpoints, (slice) => [endpointsKey(slice) ?? []].flat())
  return {
    name: 'endpointslice-mirroring-controller',
    workers: 5,
    watches: [
      watch(resources.corev1.services),
      watch(resources.corev1.endpoints),
      watch(resources.discoveryv1.endpointslices, (change) => {
        const key = endpointsKey(change.object)
        if (key !== undefined && change.type === 'deleted') writer.tracker.sawDeletion(key, change.object)
        return [key ?? []].flat()
      }),
    ],
    async reconcile(key) {
      const endpoints = informers.of(resources.corev1.endpoints).lister.get(key)
      const service = informers.of(resources.corev1.services).lister.get(key)
      const existing = slices.lister.byIndex(byEndpoints, key)
      if (writer.tracker.isStale(key, existing)) return { afterMs: staleCacheMs }
      const mirrored = endpoints && isMirrored(endpoints, service)
      const plan = mirrored ? planMirror(endpoints, existing) : { create: [], update: [], remove: [...existing] }
      await writer.apply(key, splitKey(key).namespace, plan)
      if (mirrored) warnOfSkipped(recorder, endpoints)
      else writer.tracker.forget(key)
      return undefined
    },
  }
}

function warnOfSkipped(recorder: EventRecorder, endpoints: corev1.Endpoints): void {
  const skipped = (endpoints.subsets ?? []).reduce((sum, { addresses = [], notReadyAddresses = [] }) => {
    return sum + Math.max(0, addresses.length + notReadyAddresses.length - maxEndpointsPerSubset)
  }, 0)
  if (skipped === 0) return
  const most = `A max of ${maxEndpointsPerSubset} addresses can be mirrored to EndpointSlices per Endpoints subset.`
  recorder.event(endpoints, 'Warning', 'TooManyAddressesToMirror', `${most} ${skipped} addresses were skipped`)
}
