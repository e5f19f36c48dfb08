import { deepEqual, type corev1 } from '@orrery/api'
import type { Informer } from '@orrery/client'
import { podInfo } from '../framework/pod-info.js'
import type { SchedulingQueue } from '../queue/scheduling-queue.js'
import { concernsScheduling } from './node-change.js'
import type { SchedulerCache } from './scheduler-cache.js'

const finished = (pod: corev1.Pod): boolean => pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed'

/** What of a pod a decision depends on. */
function samePlea(a: corev1.Pod, b: corev1.Pod): boolean {
  return deepEqual(a.spec, b.spec) && deepEqual(a.metadata.labels ?? {}, b.metadata.labels ?? {})
}

/** What is kept equal to the API's nodes and pods. Attach before the informers start. */
export interface ClusterFollower {
  cache: SchedulerCache
  queue: SchedulingQueue
  schedulerName: string
}

export function followNodes(nodes: Informer<corev1.Node>, { cache, queue }: ClusterFollower): void {
  nodes.addHandler({
    onAdd: (node) => {
      cache.setNode(node)
      queue.notify('node-added')
    },
    onUpdate: (node, old) => {
      if (!concernsScheduling(node, old)) return
      cache.setNode(node)
      queue.notify('node-changed')
    },
    onDelete: (node) => cache.removeNode(node.metadata.name),
  })
}

function isPlea({ spec, metadata }: corev1.Pod, schedulerName: string): boolean {
  return (
    spec.schedulerName === schedulerName && metadata.deletionTimestamp === undefined && !spec.schedulingGates?.length
  )
}

export function followPods(pods: Informer<corev1.Pod>, { cache, queue, schedulerName }: ClusterFollower): void {
  const gone = ({ metadata }: corev1.Pod): void => {
    queue.remove(metadata.uid)
    if (cache.removePod(metadata.uid)) queue.notify('pod-removed')
  }
  const wait = (pod: corev1.Pod): void => {
    // Assumed: this is a change from before its binding, which is written already.
    if (cache.isAssumed(pod.metadata.uid)) return
    if (isPlea(pod, schedulerName)) queue.add(podInfo(pod))
    else queue.remove(pod.metadata.uid)
  }
  const place = (pod: corev1.Pod): void => {
    if (finished(pod)) return gone(pod)
    if (!pod.spec.nodeName) return wait(pod)
    queue.remove(pod.metadata.uid)
    cache.setPod(pod)
  }
  pods.addHandler({
    onAdd: place,
    onUpdate: (pod, old) => {
      if (pod.metadata.uid !== old.metadata.uid) gone(old)
      const counted = pod.spec.nodeName && !finished(pod)
      if (!counted || !samePlea(pod, old)) place(pod)
    },
    onDelete: gone,
  })
}
