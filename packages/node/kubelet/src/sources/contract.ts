import type { corev1 } from '@orrery/api'
import type { Startable } from '@orrery/kit'

/** Where pods of this node come from: the API, later files and a URL. */
export interface PodSource extends Startable {
  readonly name: 'api' | 'file' | 'http'
  /** Before the start only. */
  connect(sink: PodSink): void
}

/** Takes what sources say. A pod belongs to the source that first named its uid. */
export interface PodSink {
  upsert(pod: corev1.Pod): void
  remove(pod: corev1.Pod): void
}
