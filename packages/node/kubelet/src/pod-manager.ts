import type { corev1 } from '@orrery/api'
import { admit } from './admission/admit.js'
import type { PodFilter, PodIdentity } from './runtime/contract.js'
import type { Services } from './services.js'
import type { PodSink } from './sources/contract.js'
import type { Sentence } from './status/pod-status.js'
import { PodWorker } from './worker/pod-worker.js'

/** A worker for each pod of the node. */
export class PodManager implements PodSink {
  readonly #services: Services
  readonly #node: () => corev1.Node
  readonly #workers = new Map<string, PodWorker>()
  /** Pods that are over here while their objects still exist. */
  readonly #over = new Set<string>()
  /** Every source has said what it has: what is not known is nobody's. */
  #complete = false
  #stopped = false

  /** `node` is what pods are admitted against. */
  constructor(services: Services, node: () => corev1.Node) {
    this.#services = services
    this.#node = node
  }

  upsert(pod: corev1.Pod): void {
    const { uid } = pod.metadata
    const worker = this.#workers.get(uid)
    if (worker) worker.update(pod)
    else if (!this.#over.has(uid)) this.#add(pod, this.#admit(pod))
  }

  remove(pod: corev1.Pod): void {
    const { uid } = pod.metadata
    this.#over.delete(uid)
    this.#workers.get(uid)?.remove()
  }

  /** Something of the pod changed in the runtime. What belongs to no pod any more is ended. */
  wake(podUid: string): void {
    const worker = this.#workers.get(podUid)
    if (worker) worker.wake()
    else if (this.#complete) void this.#endStrangers({ podUid }).catch(() => {})
  }

  wakeAll(): void {
    for (const worker of this.#workers.values()) worker.wake()
  }

  pods(): corev1.Pod[] {
    return [...this.#workers.values()].map((worker) => {
      const status = this.#services.statuses.current(worker.pod.metadata.uid)
      return status ? { ...worker.pod, status } : worker.pod
    })
  }

  /** Ends and removes what the runtime has of pods that no source knows. Only right when every source has said all it has. */
  async endOrphans(): Promise<void> {
    await this.#endStrangers({})
    this.#complete = true
  }

  async #endStrangers(filter: PodFilter): Promise<void> {
    const { runtime } = this.#services
    const known = [...(await runtime.listPodSandboxes(filter)), ...(await runtime.listContainers(filter))]
    for (const { pod } of known) {
      // After the stop every pod looks unknown, and all of them shall go on running.
      if (this.#stopped) return
      if (this.#workers.has(pod.uid)) continue
      this.#add(strangerPod(pod, this.#services.options.nodeName))
      this.#workers.get(pod.uid)?.remove()
    }
  }

  stop(): void {
    this.#stopped = true
    for (const worker of this.#workers.values()) worker.stop()
    this.#workers.clear()
  }

  #add(pod: corev1.Pod, sentence?: Sentence): void {
    const { uid } = pod.metadata
    const gone = (): void => {
      this.#workers.delete(uid)
      if (worker.pod.metadata.deletionTimestamp !== undefined) this.#over.add(uid)
    }
    const rejected = sentence && { ...sentence, message: `Pod was rejected: ${sentence.message}` }
    const worker = new PodWorker(this.#services, pod, gone, rejected)
    this.#workers.set(uid, worker)
    if (sentence) this.#services.recorder.event(pod, 'Warning', sentence.reason, sentence.message)
    worker.wake()
  }

  /** A pod that runs already, ended or is being deleted needs no permission. */
  #admit(pod: corev1.Pod): Sentence | undefined {
    const { phase = 'Pending' } = pod.status
    if (phase !== 'Pending' || pod.metadata.deletionTimestamp !== undefined) return undefined
    const others = [...this.#workers.values()].filter((worker) => worker.active).map((worker) => worker.pod)
    return admit(pod, others, this.#node())
  }
}

/** Enough of a pod to end it by. */
function strangerPod({ uid, name, namespace }: PodIdentity, nodeName: string): corev1.Pod {
  return {
    metadata: { uid, name, namespace, resourceVersion: '0', creationTimestamp: '' },
    spec: { nodeName, containers: [] },
    status: {},
  }
}
