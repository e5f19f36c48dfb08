import { isNotFound, resources, type corev1 } from '@orrery/api'
import type { ApiClient } from '@orrery/client'
import { timestamp } from '@orrery/kit'
import type { Again, Controller, ControllerContext } from '../framework/controller.js'
import { watch } from '../framework/watch.js'
import { observedGeneration, withPodCondition } from '../pods/conditions.js'
import { isPodFinished } from '../pods/phase.js'
import {
  orphanedPods,
  outOfServicePods,
  surplusPods,
  unscheduledTerminatingPods,
  type GarbagePod,
} from './garbage-pods.js'
import { MissingNodes } from './missing-nodes.js'

const everything = 'pods'

/** Deletes pods that nobody else would: of nodes that are gone, finished ones beyond a number, never scheduled ones. */
export function podGcController(context: ControllerContext): Controller {
  const { client, clock, informers, options } = context
  const pods = informers.of(resources.corev1.pods).lister
  const nodes = informers.of(resources.corev1.nodes).lister
  const missing = new MissingNodes()
  return {
    name: 'pod-garbage-collector-controller',
    workers: 1,
    watches: [watch(resources.corev1.pods, () => []), watch(resources.corev1.nodes, () => [])],
    periods: [{ everyMs: options.podGcPeriodMs, keys: () => [everything] }],
    async reconcile(): Promise<Again> {
      const all = pods.list()
      const known = new Map(nodes.list().map((node) => [node.metadata.name, node]))
      const unknown = all.flatMap(({ spec }) => (spec.nodeName && !known.has(spec.nodeName) ? [spec.nodeName] : []))
      const late = missing.observe(new Set(unknown), clock.monotonic(), options.podGcQuarantineMs)
      const gone = await confirmGone(client, late)
      const garbage = [
        ...surplusPods(all, options.terminatedPodGcThreshold),
        ...outOfServicePods(all, known),
        ...orphanedPods(all, gone),
        ...unscheduledTerminatingPods(all),
      ]
      const results = await Promise.allSettled(garbage.map((item) => remove(context, item)))
      const failed = results.find((result) => result.status === 'rejected')
      if (failed) throw failed.reason
      return undefined
    },
  }
}

/** The cache may lag: only what the server does not know either is gone. */
async function confirmGone(client: ApiClient, names: readonly string[]): Promise<Set<string>> {
  const gone = new Set<string>()
  for (const name of names) {
    try {
      await client.resource(resources.corev1.nodes).get(name)
    } catch (error) {
      if (!isNotFound(error)) throw error
      gone.add(name)
    }
  }
  return gone
}

/** Marked Failed first, so that whoever watches sees that it did not simply vanish while running. */
async function remove({ client, clock }: ControllerContext, { pod, condition }: GarbagePod): Promise<void> {
  const api = client.resource(resources.corev1.pods, pod.metadata.namespace)
  try {
    if (!isPodFinished(pod)) await api.updateStatus({ ...pod, status: failed(pod, condition, timestamp(clock)) })
    await api.delete(pod.metadata.name, { gracePeriodSeconds: 0 })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

function failed(pod: corev1.Pod, condition: GarbagePod['condition'], now: string): corev1.PodStatus {
  const status = { ...pod.status, phase: 'Failed' }
  if (!condition) return status
  const wanted = { ...condition, ...observedGeneration(pod), status: 'True', lastTransitionTime: now }
  return withPodCondition(status, wanted)
}
