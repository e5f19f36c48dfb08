import { resources, type corev1 } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import type { FakeApi } from './testing/fake-api.js'
import { testContainer, testPod } from './testing/test-pod.js'
import { startKubelet, testWorld as world } from './testing/test-world.js'

function add(api: FakeApi, pod: corev1.Pod): void {
  api.put(resources.corev1.pods, pod)
}

describe('a kubelet', () => {
  it('registers its node as ready, with a lease', async () => {
    const { api, kubelet, recorder } = await world()
    const node = api.get(resources.corev1.nodes, 'n1')
    expect(node?.status.conditions?.at(-1)).toMatchObject({ type: 'Ready', status: 'True', reason: 'KubeletReady' })
    expect(node?.status.nodeInfo.containerRuntimeVersion).toBe('hollow://0.1.0')
    expect(node?.metadata.annotations?.['orrery.dev/pod-dial']).toBe('true')
    expect(api.get(resources.coordinationv1.leases, 'n1', 'kube-node-lease')?.spec.holderIdentity).toBe('n1')
    expect(recorder.events).toContain('n1: Normal NodeReady Node n1 status is now: NodeReady')
    await kubelet.stop()
  })

  it('renews its lease and leaves an unchanged status alone', async () => {
    const { api, clock, kubelet } = await world()
    api.requests = []
    await clock.advance(35_000)
    expect(api.requests.filter((one) => one === 'update leases')).toHaveLength(3)
    expect(api.requests.filter((one) => one === 'status nodes')).toHaveLength(0)
    await kubelet.stop()
  })

  it('runs a pod, with upstream\'s events and status', async () => {
    const { api, clock, kubelet, pod, recorder } = await world()
    add(api, testPod('web'))
    await clock.advance(0)
    const { status } = pod('web')
    expect(status).toMatchObject({ phase: 'Running', podIP: '10.244.1.2', hostIP: '127.0.0.1', qosClass: 'BestEffort' })
    expect(status.conditions?.map((one) => `${one.type}=${one.status}`)).toEqual([
      'PodReadyToStartContainers=True',
      'Initialized=True',
      'Ready=True',
      'ContainersReady=True',
      'PodScheduled=True',
    ])
    expect(status.containerStatuses?.[0]).toMatchObject({ ready: true, started: true, restartCount: 0, image: 'web:1' })
    const events = recorder.events.filter((one) => one.startsWith('web:')).map((one) => one.split(' ')[2])
    expect(events).toEqual(['Pulling', 'Pulled', 'Created', 'Started'])
    await kubelet.stop()
  })

  it('brings a hundred pods up with few requests', async () => {
    const { api, clock, kubelet } = await world()
    api.requests = []
    for (let i = 0; i < 100; i++) add(api, testPod(`p${i}`))
    await clock.advance(0)
    const running = api.all(resources.corev1.pods).filter((one) => one.status.phase === 'Running')
    expect(running).toHaveLength(100)
    expect(new Set(running.map((one) => one.status.podIP)).size).toBe(100)
    expect(api.requests.length).toBeLessThanOrEqual(300)
    await kubelet.stop()
  })

  it('restarts a crashing container after 0, 10 and 20 seconds', async () => {
    const { api, clock, kubelet, pod, recorder } = await world()
    add(api, testPod('bad', { containers: [testContainer({ command: ['sh', '-c', 'exit 3'] })] }))
    const restarts = (): number | undefined => pod('bad').status.containerStatuses?.[0]?.restartCount
    await clock.advance(0)
    expect(restarts()).toBe(1)
    expect(pod('bad').status.containerStatuses?.[0]?.state.waiting).toEqual({
      reason: 'CrashLoopBackOff',
      message: 'back-off 10s restarting failed container=c pod=bad_default(uid-bad)',
    })
    expect(pod('bad').status.containerStatuses?.[0]?.lastState.terminated).toMatchObject({ exitCode: 3, reason: 'Error' })
    expect(pod('bad').status.phase).toBe('Running')
    await clock.advance(9_900)
    expect(restarts()).toBe(1)
    await clock.advance(200)
    expect(restarts()).toBe(2)
    await clock.advance(20_000)
    expect(restarts()).toBe(3)
    const message = 'bad: Warning BackOff Back-off restarting failed container c in pod bad_default(uid-bad)'
    expect(recorder.events).toContain(message)
    await kubelet.stop()
  })

  it('lets a finished pod be finished', async () => {
    const { api, clock, kubelet, pod, runtime } = await world()
    add(api, testPod('job', { restartPolicy: 'Never', containers: [testContainer({ command: ['sleep', '5'] })] }))
    add(api, testPod('fail', { restartPolicy: 'Never', containers: [testContainer({ command: ['false'] })] }))
    await clock.advance(1000)
    expect(pod('job').status.phase).toBe('Running')
    expect(pod('fail').status.phase).toBe('Failed')
    await clock.advance(5000)
    expect(pod('job').status.phase).toBe('Succeeded')
    expect(pod('job').status.conditions?.find((one) => one.type === 'Ready')?.reason).toBe('PodCompleted')
    expect((await runtime.listPodSandboxes()).filter((one) => one.ready)).toEqual([])
    await kubelet.stop()
  })

  it('ends a deleted pod with its grace, then deletes the object', async () => {
    const { api, clock, kubelet, pod, recorder, runtime } = await world()
    const annotations = { 'hollow.orrery.dev/stop-after': '5' }
    add(api, testPod('web', {}, { annotations }))
    await clock.advance(0)
    api.deleteGracefully(resources.corev1.pods, 'web', 'default', 30)
    await clock.advance(4000)
    expect(pod('web').status.containerStatuses?.[0]?.state.running).toBeDefined()
    expect(recorder.events).toContain('web: Normal Killing Stopping container c')
    await clock.advance(2000)
    expect(api.get(resources.corev1.pods, 'web', 'default')).toBeUndefined()
    expect(await runtime.listPodSandboxes()).toEqual([])
    await kubelet.stop()
  })

  it('runs init containers one after the other', async () => {
    const { api, clock, kubelet, pod } = await world()
    const init = (name: string): corev1.Container => testContainer({ name, command: ['sleep', '2'] })
    add(api, testPod('slow', { initContainers: [init('a'), init('b')] }))
    await clock.advance(1000)
    expect(pod('slow').status).toMatchObject({ phase: 'Pending' })
    expect(pod('slow').status.containerStatuses?.[0]?.state.waiting?.reason).toBe('PodInitializing')
    await clock.advance(2000)
    expect(pod('slow').status.initContainerStatuses?.map((one) => one.ready)).toEqual([true, false])
    await clock.advance(2000)
    expect(pod('slow').status.phase).toBe('Running')
    await kubelet.stop()
  })

  it('kills and restarts what fails its liveness probe', async () => {
    const { api, clock, kubelet, pod, recorder } = await world()
    const livenessProbe = { exec: { command: ['cat', '/tmp/healthy'] }, periodSeconds: 5, failureThreshold: 1 }
    const args = ['/bin/sh', '-c', 'touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600']
    add(api, testPod('live', { containers: [testContainer({ args, livenessProbe })] }))
    await clock.advance(29_000)
    expect(pod('live').status.containerStatuses?.[0]?.restartCount).toBe(0)
    await clock.advance(7_000)
    expect(pod('live').status.containerStatuses?.[0]?.restartCount).toBe(1)
    const killing = 'live: Normal Killing Container c failed liveness probe, will be restarted'
    expect(recorder.events).toContain(killing)
    const unhealthy = recorder.events.find((one) => one.includes('Unhealthy'))
    expect(unhealthy).toMatch(/Liveness probe failed: cat: can't open '\/tmp\/healthy'/)
    await kubelet.stop()
  })

  it('reports readiness from an http probe', async () => {
    const { api, clock, kubelet, pod } = await world()
    const readinessProbe = { httpGet: { path: '/', port: 80 }, periodSeconds: 1 }
    const ports = [{ containerPort: 80 }]
    add(api, testPod('good', { containers: [testContainer({ ports, readinessProbe })] }))
    const annotations = { 'hollow.orrery.dev/http-status': '503' }
    add(api, testPod('busy', { containers: [testContainer({ ports, readinessProbe })] }, { annotations }))
    for (let i = 0; i < 3; i++) await clock.advance(1000)
    expect(pod('good').status.containerStatuses?.[0]?.ready).toBe(true)
    const ready = pod('busy').status.conditions?.find((one) => one.type === 'Ready')
    expect(ready).toMatchObject({ status: 'False', message: 'containers with unready status: [c]' })
    await kubelet.stop()
  })

  it('shows an image that cannot be pulled and backs off', async () => {
    const { api, clock, kubelet, pod, recorder } = await world()
    add(api, testPod('lost', { containers: [testContainer({ image: 'registry.invalid/x:1' })] }))
    await clock.advance(0)
    expect(pod('lost').status.containerStatuses?.[0]?.state.waiting?.reason).toBe('ErrImagePull')
    await clock.advance(2000)
    expect(pod('lost').status.containerStatuses?.[0]?.state.waiting?.reason).toBe('ImagePullBackOff')
    expect(recorder.events).toContain('lost: Normal BackOff Back-off pulling image "registry.invalid/x:1"')
    expect(recorder.events.filter((one) => one.includes('Pulling'))).toHaveLength(1)
    await clock.advance(10_000)
    expect(recorder.events.filter((one) => one.includes('Pulling'))).toHaveLength(2)
    await kubelet.stop()
  })

  it('rejects what does not fit', async () => {
    const { api, clock, kubelet, pod, recorder } = await world()
    const needs = (cpu: string): Partial<corev1.PodSpec> => ({
      containers: [testContainer({ resources: { requests: { cpu } } })],
    })
    add(api, testPod('first', needs('1500m')))
    await clock.advance(0)
    add(api, testPod('second', needs('1')))
    add(api, testPod('picky', { nodeSelector: { disk: 'ssd' } }))
    await clock.advance(0)
    expect(pod('first').status.phase).toBe('Running')
    expect(pod('second').status).toMatchObject({
      phase: 'Failed',
      reason: 'OutOfcpu',
      message: "Pod was rejected: Node didn't have enough resource: cpu, requested: 1000, used: 1500, capacity: 2000",
    })
    expect(pod('picky').status).toMatchObject({ phase: 'Failed', reason: 'NodeAffinity' })
    expect(recorder.events.some((one) => one.startsWith('second: Warning OutOfcpu'))).toBe(true)
    await kubelet.stop()
  })

  it('makes the whole pod again when its sandbox is gone', async () => {
    const { api, clock, kubelet, pod, runtime, recorder } = await world()
    add(api, testPod('web'))
    await clock.advance(0)
    for (const { id } of await runtime.listPodSandboxes()) await runtime.stopPodSandbox(id)
    await clock.advance(10)
    expect(pod('web').status).toMatchObject({ phase: 'Running', podIP: '10.244.1.3' })
    expect(pod('web').status.containerStatuses?.[0]?.restartCount).toBe(1)
    expect(recorder.events.some((one) => one.includes('SandboxChanged'))).toBe(true)
    await kubelet.stop()
  })

  it('replaces a container whose image changed', async () => {
    const { api, clock, kubelet, pod, recorder } = await world()
    add(api, testPod('web'))
    await clock.advance(0)
    const containers = [testContainer({ image: 'web:2' })]
    add(api, { ...pod('web'), spec: { ...pod('web').spec, containers } })
    await clock.advance(0)
    expect(pod('web').status.containerStatuses?.[0]).toMatchObject({ restartCount: 1, image: 'web:2', ready: true })
    expect(recorder.events).toContain('web: Normal Killing Container c definition changed, will be restarted')
    await kubelet.stop()
  })

  it('keeps pods running while the server is away and reports afterwards', async () => {
    const { api, clock, kubelet, pod } = await world()
    add(api, testPod('job', { restartPolicy: 'Never', containers: [testContainer({ command: ['sleep', '5'] })] }))
    await clock.advance(0)
    api.away = true
    await clock.advance(60_000)
    expect(pod('job').status.phase).toBe('Running')
    api.away = false
    await clock.advance(11_000)
    expect(pod('job').status.phase).toBe('Succeeded')
    await kubelet.stop()
  })

  it('takes over what runs after its own restart, and ends what nobody knows', async () => {
    const first = await world()
    add(first.api, testPod('web'))
    add(first.api, testPod('gone'))
    await first.clock.advance(0)
    const before = await first.runtime.listContainers({ podUid: 'uid-web' })
    await first.kubelet.stop()
    first.api.remove(resources.corev1.pods, 'gone', 'default')
    const next = await startKubelet(first)
    await first.clock.advance(0)
    expect(await first.runtime.listContainers()).toEqual(before)
    expect(first.pod('web').status.containerStatuses?.[0]?.restartCount).toBe(0)
    await next.stop()
  })
})
