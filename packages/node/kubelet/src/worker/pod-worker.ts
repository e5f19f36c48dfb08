import type { corev1 } from '@orrery/api'
import type { Timer } from '@orrery/kit'
import { PodProber } from '../probes/pod-prober.js'
import type { Services } from '../services.js'
import type { Sentence } from '../status/pod-status.js'
import { deadlineExceeded, deadlineMs } from './deadline.js'
import { executeAction } from './execute-action.js'
import { observePod, type LastWords } from './observe-pod.js'
import { planPod } from './plan-pod.js'
import { actionsNow, nextLookMs, noteBackOffs, planInputOf, publishStatus } from './pod-judgement.js'
import { podText, type Observed, type PodRecord } from './pod-record.js'
import { PodTokens } from './pod-token.js'
import { setUpVolumes, volumesDueMs } from './set-up-volumes.js'
import { stopPod } from './stop-pod.js'
import { tellOf } from './tell.js'

/** How long to wait after the runtime failed. */
const pauseMs = 5000

/**
 * Keeps one pod as its spec says, looking at everything afresh each time something may have changed. One look at a
 * time; `wake` during a look makes another one follow.
 */
export class PodWorker {
  readonly #services: Services
  readonly #record: PodRecord
  readonly #lastWords: LastWords = new Map()
  readonly #gone: () => void
  #orphan = false
  #finished = false
  #looking = false
  #dirty = false
  #timer: Timer | undefined
  #phase: string
  /** Seconds of grace of a termination under way. */
  #grace: number | undefined
  #interrupt = (): void => {}
  readonly #interrupted = new Promise<void>((resolve) => (this.#interrupt = resolve))

  /** `gone` is called when nothing is left of the pod on this node. */
  constructor(services: Services, pod: corev1.Pod, gone: () => void, sentence?: Sentence) {
    this.#services = services
    this.#gone = gone
    this.#phase = pod.status.phase ?? 'Pending'
    const { clock, recorder, runtime } = services
    const prober = new PodProber({
      runtime,
      clock,
      tell: (container, reason, message) => tellOf(recorder, this.pod, container)('Warning', reason, message),
      changed: () => void this.#refresh(),
    })
    const podIps = (pod.status.podIPs ?? []).map((one) => one.ip)
    const fresh = { waiting: new Map(), retryAt: new Map(), forced: new Set<string>(), tokens: new PodTokens() }
    this.#record = { pod, startedAt: clock.now(), prober, podIps, ...fresh, ...(sentence ? { sentence } : {}) }
  }

  get pod(): corev1.Pod {
    return this.#record.pod
  }

  /** Whether it counts for the node's resources: it runs or will. */
  get active(): boolean {
    return !this.#terminal && this.#record.sentence === undefined
  }

  update(pod: corev1.Pod): void {
    this.#record.pod = pod
    if (this.#ending) this.#interrupt()
    if (this.#grace !== undefined && this.#graceSeconds() < this.#grace) void this.#hurry()
    this.wake()
  }

  /** The pod is in no source any more: it ends with its own grace and leaves nothing. */
  remove(): void {
    this.#orphan = true
    this.#interrupt()
    this.wake()
  }

  wake(): void {
    this.#dirty = true
    if (this.#looking || this.#finished) return
    this.#looking = true
    void this.#run()
  }

  /** Forgets the pod and leaves its containers running. */
  stop(): void {
    this.#finished = true
    this.#timer?.cancel()
    this.#record.prober.stop()
  }

  get #terminal(): boolean {
    return this.#phase === 'Succeeded' || this.#phase === 'Failed'
  }

  get #ending(): boolean {
    return this.#orphan || this.pod.metadata.deletionTimestamp !== undefined
  }

  async #run(): Promise<void> {
    while (this.#dirty && !this.#finished) {
      this.#dirty = false
      this.#timer?.cancel()
      try {
        await this.#look()
      } catch (error) {
        if (this.#finished) break
        this.#services.logger.warn({ pod: podText(this.pod), err: error }, 'pod not synced')
        this.#wakeIn(pauseMs)
      }
    }
    this.#looking = false
  }

  async #look(): Promise<void> {
    const { clock } = this.#services
    const record = this.#record
    const seen = await this.#observe()
    if (this.#ending) return this.#end(seen)
    const deadline = deadlineMs(this.pod, record.startedAt, clock.now())
    if (deadline !== undefined && deadline <= 0 && !this.#terminal) record.sentence = deadlineExceeded
    const plan = record.sentence || this.#terminal ? [] : planPod(planInputOf(this.#services, record, seen))
    noteBackOffs(this.#services, record, plan)
    this.#phase = publishStatus(this.#services, record, seen, false)
    if (record.sentence || this.#terminal) return this.#close(seen)
    if (volumesDueMs(this.#services, record) === 0) await this.#refreshVolumes()
    this.#wakeIn(nextLookMs(this.#services, record, plan))
    const actions = actionsNow(this.#services, record, plan)
    for (const action of actions) {
      if (this.#ending || this.#finished) break
      const work = executeAction(this.#services, record, seen, action)
      // A pull may take long. What an action that nobody waits for leaves behind ends as a stranger's.
      await (action.type === 'kill-container' ? work : Promise.race([work, this.#interrupted]))
    }
    if (actions.length > 0) this.#dirty = true
    const sandboxRetry = record.retryAt.get('')
    if (sandboxRetry !== undefined) this.#wakeIn(Math.max(0, sandboxRetry - clock.now()))
  }

  async #observe(): Promise<Observed> {
    const seen = await observePod(this.#services, this.#record, this.#lastWords)
    const { pod, prober, podIps } = this.#record
    if (this.#ending) prober.stop()
    else prober.update(pod, seen.containers, podIps[0] ?? '')
    return seen
  }

  /** A probe's verdict changed: the status follows at once, even while a long action is under way. */
  async #refresh(): Promise<void> {
    if (this.#looking && !this.#ending) {
      const seen = await this.#observe().catch(() => undefined)
      if (seen && !this.#ending && !this.#finished) publishStatus(this.#services, this.#record, seen, false)
    }
    this.wake()
  }

  /** Files that cannot be had now stay as they were. */
  async #refreshVolumes(): Promise<void> {
    const { clock, logger } = this.#services
    try {
      await setUpVolumes(this.#services, this.#record)
    } catch (error) {
      this.#record.volumesAt = clock.now()
      logger.warn({ pod: podText(this.pod), err: error }, 'volumes not brought up to date')
    }
  }

  /** The pod is over but its object stays: nothing runs any more, what ended stays to be looked at. */
  async #close(seen: Observed): Promise<void> {
    this.#record.prober.stop()
    const alive = seen.sandboxes.some((one) => one.ready) || seen.containers.some((one) => one.state === 'running')
    if (!alive) return
    await stopPod(this.#services, this.#record, seen, this.pod.spec.terminationGracePeriodSeconds ?? 30)
    this.#dirty = true
  }

  /** Everything ends and is removed; the final status is written, then the object deleted. */
  async #end(seen: Observed): Promise<void> {
    const { runtime, volumes, statuses, images, crashes } = this.#services
    const { uid } = this.pod.metadata
    this.#grace = this.#graceSeconds()
    publishStatus(this.#services, this.#record, seen, true)
    await stopPod(this.#services, this.#record, seen, this.#grace)
    const left = await this.#observe()
    publishStatus(this.#services, this.#record, left, true)
    // Before the runtime forgets the pod: a kubelet that is killed here finds it again and goes on.
    if (!runtime.simulated) await volumes.tearDown(uid)
    for (const container of left.containers) await runtime.removeContainer(container.id)
    for (const sandbox of left.sandboxes) await runtime.removePodSandbox(sandbox.id)
    images.forget(uid)
    crashes.forget(`${uid}_`)
    this.stop()
    if (this.#orphan) statuses.forget(uid)
    else statuses.finish(this.pod, () => {})
    this.#gone()
  }

  #graceSeconds(): number {
    const { metadata, spec } = this.pod
    const own = spec.terminationGracePeriodSeconds ?? 30
    return metadata.deletionTimestamp === undefined ? own : (metadata.deletionGracePeriodSeconds ?? own)
  }

  /** A shorter grace was given meanwhile. */
  async #hurry(): Promise<void> {
    const { runtime, logger } = this.#services
    this.#grace = this.#graceSeconds()
    try {
      const containers = await runtime.listContainers({ podUid: this.pod.metadata.uid })
      const running = containers.filter((one) => one.state === 'running')
      await Promise.all(running.map((one) => runtime.stopContainer(one.id, this.#grace ?? 0)))
    } catch (error) {
      logger.warn({ pod: podText(this.pod), err: error }, 'containers not hurried')
    }
  }

  #wakeIn(ms: number | undefined): void {
    this.#timer?.cancel()
    if (ms === undefined || this.#finished) return
    this.#timer = this.#services.clock.after(ms, () => this.wake())
  }
}
