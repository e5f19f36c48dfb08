import type { corev1 } from '@orrery/api'
import type { Informer } from '@orrery/client'
import type { PodSink, PodSource } from './contract.js'

/** The pods bound to this node. `pods` must already be limited to them. */
export function apiSource(pods: Informer<corev1.Pod>): PodSource {
  return {
    name: 'api',
    connect(sink: PodSink) {
      pods.addHandler({
        onAdd: (pod) => sink.upsert(named(pod)),
        onUpdate: (pod, old) => {
          // Another pod of the same name took its place between two looks.
          if (pod.metadata.uid !== old.metadata.uid) sink.remove(old)
          sink.upsert(named(pod))
        },
        onDelete: (pod) => sink.remove(pod),
      })
    },
    start: () => pods.start(),
    stop: () => pods.stop(),
  }
}

/** Items of lists carry no kind; events about a pod need one. */
function named(pod: corev1.Pod): corev1.Pod {
  return { ...pod, apiVersion: 'v1', kind: 'Pod' }
}
