import { resources, type corev1 } from '@orrery/api'
import { seededRandom, silentLogger, VirtualClock } from '@orrery/kit'
import { createKubelet, type Kubelet } from '../kubelet.js'
import type { KubeletOptions } from '../options.js'
import { HollowRuntime } from '../runtime/hollow/index.js'
import { FakeApi, FakeRecorder } from './fake-api.js'

/** A kubelet of the node `n1` on imagined containers, on a clock that stands still. Tests only. */
export interface World {
  api: FakeApi
  clock: VirtualClock
  recorder: FakeRecorder
  runtime: HollowRuntime
  kubelet: Kubelet
  add: (pod: corev1.Pod) => void
  pod: (name: string) => corev1.Pod
}

export async function testWorld(options: Partial<KubeletOptions> = {}): Promise<World> {
  const api = new FakeApi()
  const clock = new VirtualClock()
  const recorder = new FakeRecorder()
  const runtime = new HollowRuntime({ clock, random: seededRandom(2) })
  const kubelet = await startKubelet({ api, clock, recorder, runtime }, options)
  const pod = (name: string): corev1.Pod => {
    const found = api.get(resources.corev1.pods, name, 'default')
    if (!found) throw new Error(`no pod ${name}`)
    return found
  }
  const add = (one: corev1.Pod): void => void api.put(resources.corev1.pods, one)
  return { api, clock, recorder, runtime, kubelet, add, pod }
}

/** Another kubelet of the same node, as after a restart. */
export async function startKubelet(
  world: Pick<World, 'api' | 'clock' | 'recorder' | 'runtime'>,
  options: Partial<KubeletOptions> = {},
): Promise<Kubelet> {
  const { api, clock, recorder, runtime } = world
  const kubelet = createKubelet({
    client: api.client(),
    clock,
    random: seededRandom(1),
    logger: silentLogger,
    recorder,
    runtime,
    options: { nodeName: 'n1', podCidr: '10.244.1.0/24', capacity: { cpu: '2', memory: '1Gi' }, ...options },
  })
  let started = false
  const starting = kubelet.start().then(() => (started = true))
  for (let turn = 0; turn < 50 && !started; turn++) await clock.advance(0)
  await starting
  return kubelet
}
