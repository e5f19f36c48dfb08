import { resources, type corev1, type Draft } from '@orrery/api'
import { createEventRecorder, type ApiClient } from '@orrery/client'
import { silentLogger, systemClock, systemRandom } from '@orrery/kit'
import { createKubelet, type Kubelet } from '@orrery/kubelet'
import { DockerRuntime } from '@orrery/kubelet/docker'
import { startMemoryApi, type MemoryApi } from '@orrery/testkit'
import { busyboxImage, type DockerEngine } from './docker-engine.js'

/** A kubelet on a real engine, with an API server in memory. */
export interface KubeletBench {
  api: MemoryApi
  client: ApiClient
  /** A kubelet of the node `n1`; each call another one, as after a restart. */
  kubelet(): Promise<Kubelet>
  create(pod: Draft<corev1.Pod>): Promise<corev1.Pod>
  pod(name: string): Promise<corev1.Pod>
  /** The pod as soon as `test` holds, or an error that shows it. */
  until(name: string, test: (pod: corev1.Pod) => boolean, seconds?: number): Promise<corev1.Pod>
  events(name: string): Promise<string[]>
  /** Containers of the node by the kubelet's names, running ones only. */
  running(): string[]
  cleanup(): Promise<void>
}

const pods = resources.corev1.pods

export async function kubeletBench(engine: DockerEngine): Promise<KubeletBench> {
  const api = await startMemoryApi({ clock: systemClock, random: systemRandom, options: { advertiseAddress: '10.0.0.1' } })
  const client = api.client('test')
  const runtime = (): DockerRuntime =>
    new DockerRuntime({
      clock: systemClock,
      logger: silentLogger,
      nodeName: 'n1',
      socketPath: engine.socket,
      engineNamespace: `/run/netns/${engine.namespace.name}`,
    })
  const pod = (name: string): Promise<corev1.Pod> => client.resource(pods, 'default').get(name)
  return {
    api,
    client,
    pod,
    async kubelet() {
      const own = api.client('kubelet')
      const around = { client: own, clock: systemClock, random: systemRandom, logger: silentLogger }
      const source = { component: 'kubelet', host: 'n1' }
      const recorder = createEventRecorder(own, { source, clock: systemClock, random: systemRandom })
      const rootDir = `${engine.directory}/kubelet`
      const options = { nodeName: 'n1', podCidr: '10.246.3.0/24', rootDir, relistPeriod: 500, nodeStatusUpdateFrequency: 1000 }
      const kubelet = createKubelet({ ...around, recorder, runtime: runtime(), options })
      await kubelet.start()
      return kubelet
    },
    create: (draft) => client.resource(pods, 'default').create(draft),
    async until(name, test, seconds = 30) {
      for (let tries = 0; tries < seconds * 10; tries++) {
        const found = await pod(name).catch(() => undefined)
        if (found && test(found)) return found
        await systemClock.sleep(100)
      }
      throw new Error(`${name} did not become as asked: ${JSON.stringify((await pod(name)).status, undefined, 1)}`)
    },
    async events(name) {
      const { items } = await client.resource(resources.corev1.events, 'default').list()
      return items.filter((one) => one.involvedObject.name === name).map((one) => `${one.reason}: ${one.message}`)
    },
    running: () =>
      engine
        .docker('ps', '--format', '{{.Names}}')
        .split('\n')
        .filter((line) => line.startsWith('k8s_')),
    async cleanup() {
      await runtime().cleanup()
      await api.stop()
    },
  }
}

export function dockerPod(name: string, container: Partial<corev1.Container>, spec: Partial<corev1.PodSpec> = {}): Draft<corev1.Pod> {
  const image = busyboxImage
  const main = { name: 'main', image, command: ['sleep', '600'], resources: {}, ...container }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default' },
    spec: { nodeName: 'n1', terminationGracePeriodSeconds: 1, containers: [main], ...spec },
  }
}
