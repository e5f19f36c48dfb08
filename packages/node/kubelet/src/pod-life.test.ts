import { resources, type corev1 } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import { testContainer, testPod } from './testing/test-pod.js'
import { startKubelet, testWorld } from './testing/test-world.js'

const first = (pod: corev1.Pod): corev1.ContainerStatus | undefined => pod.status.containerStatuses?.[0]

describe('the life of a pod', () => {
  it('waits for the address range of the node', async () => {
    const { api, add, clock, kubelet, pod } = await testWorld({ podCidr: '' })
    add(testPod('web'))
    add(testPod('host', { hostNetwork: true }))
    await clock.advance(0)
    expect(pod('web').status.phase).toBe('Pending')
    expect(pod('host').status).toMatchObject({ phase: 'Running', podIP: '127.0.0.1' })
    const node = api.get(resources.corev1.nodes, 'n1')
    if (node) api.put(resources.corev1.nodes, { ...node, spec: { podCIDR: '10.9.9.0/24' } })
    await clock.advance(10)
    expect(pod('web').status).toMatchObject({ phase: 'Running', podIP: '10.9.9.2' })
    await kubelet.stop()
  })

  it('starts a sidecar first and ends it last', async () => {
    const { api, add, clock, kubelet, pod, recorder } = await testWorld()
    const startupProbe = { httpGet: { path: '/', port: 9 }, periodSeconds: 2, initialDelaySeconds: 3 }
    const side = testContainer({ name: 'side', restartPolicy: 'Always', ports: [{ containerPort: 9 }], startupProbe })
    add(testPod('web', { initContainers: [side] }))
    await clock.advance(1000)
    expect(first(pod('web'))?.state.waiting?.reason).toBe('PodInitializing')
    for (let i = 0; i < 5; i++) await clock.advance(1000)
    expect(pod('web').status.phase).toBe('Running')
    api.deleteGracefully(resources.corev1.pods, 'web', 'default', 30)
    await clock.advance(10)
    const killed = recorder.events.filter((one) => one.includes('Killing')).map((one) => one.split(' ').at(-1))
    expect(killed).toEqual(['c', 'side'])
    await kubelet.stop()
  })

  it('runs hooks: a failed postStart kills, a preStop takes of the grace', async () => {
    const { api, add, clock, kubelet, pod, recorder } = await testWorld()
    const postStart = { exec: { command: ['false'] } }
    add(testPod('bad', { restartPolicy: 'Never', containers: [testContainer({ lifecycle: { postStart } })] }))
    const preStop = { sleep: { seconds: 4 } }
    add(testPod('slow', { containers: [testContainer({ lifecycle: { preStop } })] }))
    await clock.advance(10)
    expect(recorder.events).toContain('bad: Warning FailedPostStartHook PostStartHook failed')
    expect(first(pod('bad'))?.state.terminated).toBeDefined()
    api.deleteGracefully(resources.corev1.pods, 'slow', 'default', 30)
    await clock.advance(3900)
    expect(first(pod('slow'))?.state.running).toBeDefined()
    await clock.advance(200)
    expect(api.get(resources.corev1.pods, 'slow', 'default')).toBeUndefined()
    await kubelet.stop()
  })

  it('does not wait for a pull to end a pod', async () => {
    const { api, add, clock, kubelet, runtime } = await testWorld()
    let pulled = (): void => {}
    runtime.pullImage = () => new Promise((resolve) => (pulled = () => resolve('x')))
    add(testPod('web'))
    await clock.advance(0)
    api.deleteGracefully(resources.corev1.pods, 'web', 'default', 30)
    await clock.advance(10)
    expect(api.get(resources.corev1.pods, 'web', 'default')).toBeUndefined()
    pulled()
    await clock.advance(10)
    expect([await runtime.listPodSandboxes(), await runtime.listContainers()]).toEqual([[], []])
    await kubelet.stop()
  })

  it('ends what appears of a pod that nobody knows', async () => {
    const { clock, kubelet, runtime } = await testWorld()
    const pod = { uid: 'stranger', name: 'stranger', namespace: 'default' }
    await runtime.runPodSandbox({ pod, attempt: 0, hostname: '', hostNetwork: false, ports: [], hostAliases: [], sysctls: {} })
    await clock.advance(10)
    expect(await runtime.listPodSandboxes()).toEqual([])
    await kubelet.stop()
  })

  it('leaves everything running when it stops, whatever it was about to do', async () => {
    const { add, clock, kubelet, runtime } = await testWorld()
    add(testPod('web'))
    await clock.advance(0)
    let answer = (): void => {}
    const list = runtime.listPodSandboxes.bind(runtime)
    runtime.listPodSandboxes = async (filter) => {
      await new Promise<void>((resolve) => (answer = resolve))
      return list(filter)
    }
    const pod = { uid: 'stranger', name: 'stranger', namespace: 'default' }
    await runtime.runPodSandbox({ pod, attempt: 0, hostname: '', hostNetwork: false, ports: [], hostAliases: [], sysctls: {} })
    await kubelet.stop()
    answer()
    await clock.advance(10)
    runtime.listPodSandboxes = list
    expect((await runtime.listContainers()).map((one) => one.state)).toEqual(['running'])
    expect(await runtime.listPodSandboxes()).toHaveLength(2)
  })

  it('hurries when a shorter grace is given', async () => {
    const { api, add, clock, kubelet } = await testWorld()
    add(testPod('web', {}, { annotations: { 'hollow.orrery.dev/stop-after': 'never' } }))
    await clock.advance(0)
    api.deleteGracefully(resources.corev1.pods, 'web', 'default', 300)
    await clock.advance(5000)
    expect(api.get(resources.corev1.pods, 'web', 'default')).toBeDefined()
    api.deleteGracefully(resources.corev1.pods, 'web', 'default', 1)
    await clock.advance(1100)
    expect(api.get(resources.corev1.pods, 'web', 'default')).toBeUndefined()
    await kubelet.stop()
  })

  it('ends at its deadline', async () => {
    const { add, clock, kubelet, pod } = await testWorld()
    add(testPod('web', { activeDeadlineSeconds: 20 }))
    await clock.advance(19_000)
    expect(pod('web').status.phase).toBe('Running')
    await clock.advance(2000)
    expect(pod('web').status).toMatchObject({ phase: 'Failed', reason: 'DeadlineExceeded' })
    expect(first(pod('web'))?.state.terminated).toBeDefined()
    await kubelet.stop()
  })

  it('ends a pod whose object vanished', async () => {
    const { api, add, clock, kubelet, runtime } = await testWorld()
    add(testPod('web'))
    await clock.advance(0)
    api.remove(resources.corev1.pods, 'web', 'default')
    await clock.advance(10)
    expect(await runtime.listPodSandboxes()).toEqual([])
    await kubelet.stop()
  })

  it('does not reject what it ran before its restart', async () => {
    const world = await testWorld()
    const { add, clock, pod } = world
    const labelled = { nodeSelector: { 'kubernetes.io/hostname': 'n1' } }
    add(testPod('web', labelled))
    await clock.advance(0)
    await world.kubelet.stop()
    const next = await startKubelet(world, { maxPods: 0 })
    add(testPod('late'))
    await clock.advance(10)
    expect(pod('web').status.phase).toBe('Running')
    expect(pod('late').status).toMatchObject({ phase: 'Failed', reason: 'OutOfpods' })
    await next.stop()
  })

  it('tells a pod from the next one of the same name', async () => {
    const { api, add, clock, kubelet, pod, runtime } = await testWorld()
    add(testPod('web'))
    await clock.advance(0)
    api.remove(resources.corev1.pods, 'web', 'default')
    add(testPod('web', {}, { uid: 'second' }))
    await clock.advance(10)
    expect((await runtime.listPodSandboxes()).map((one) => one.pod.uid)).toEqual(['second'])
    expect(pod('web').status.phase).toBe('Running')
    await kubelet.stop()
  })

  it('waits with the probes until a slow start is over, and kills what never starts', async () => {
    const { add, clock, kubelet, pod, recorder } = await testWorld()
    const startupProbe = { exec: { command: ['cat', '/up'] }, periodSeconds: 1, failureThreshold: 5 }
    const livenessProbe = { exec: { command: ['cat', '/up'] }, periodSeconds: 1, failureThreshold: 1 }
    const probes = { startupProbe, livenessProbe }
    add(testPod('slow', { containers: [testContainer({ command: ['sh', '-c', 'sleep 3; touch /up; sleep 100'], ...probes })] }))
    add(testPod('never', { containers: [testContainer({ command: ['sleep', '100'], ...probes })] }))
    await clock.advance(2000)
    expect(first(pod('slow'))).toMatchObject({ started: false, ready: false })
    for (let i = 0; i < 5; i++) await clock.advance(1000)
    expect(first(pod('slow'))).toMatchObject({ started: true, ready: true, restartCount: 0 })
    expect(recorder.events).toContain('never: Normal Killing Container c failed startup probe, will be restarted')
    await kubelet.stop()
  })

  it('leaves conditions of others alone when it writes', async () => {
    const { api, add, clock, kubelet, pod } = await testWorld()
    add(testPod('web', { readinessGates: [{ conditionType: 'example.com/lb' }] }))
    await clock.advance(0)
    expect(pod('web').status.conditions?.find((one) => one.type === 'Ready')?.status).toBe('False')
    const current = pod('web')
    const conditions = [...(current.status.conditions ?? []), { type: 'example.com/lb', status: 'True' }]
    api.put(resources.corev1.pods, { ...current, status: { ...current.status, conditions } })
    await clock.advance(10)
    const after = new Map(pod('web').status.conditions?.map((one) => [one.type, one.status]))
    expect([after.get('example.com/lb'), after.get('Ready')]).toEqual(['True', 'True'])
    await kubelet.stop()
  })

  it('says which volume cannot be had, and goes on when it can', async () => {
    const { api, add, clock, kubelet, pod, recorder } = await testWorld()
    add(testPod('web', { volumes: [{ name: 'conf', configMap: { name: 'later' } }] }))
    await clock.advance(0)
    const event = 'web: Warning FailedMount MountVolume.SetUp failed for volume "conf" : configmap "later" not found'
    expect(recorder.events).toContain(event)
    api.put(resources.corev1.configmaps, { metadata: { name: 'later', namespace: 'default' }, data: {} })
    await clock.advance(5000)
    expect(pod('web').status.phase).toBe('Running')
    await kubelet.stop()
  })
})
