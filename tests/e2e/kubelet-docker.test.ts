import { resources, type corev1 } from '@orrery/api'
import { systemClock } from '@orrery/kit'
import type { Kubelet } from '@orrery/kubelet'
import { eventually } from '@orrery/testkit'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { busyboxImage, dockerEngine, noEngineBecause, type DockerEngine } from './support/docker-engine.js'
import { dockerPod, kubeletBench, type KubeletBench } from './support/kubelet-bench.js'

const missing = noEngineBecause()

const isRunning = ({ status }: corev1.Pod): boolean => status.phase === 'Running' && status.containerStatuses?.[0]?.ready === true
const restarts = ({ status }: corev1.Pod): number => status.containerStatuses?.[0]?.restartCount ?? 0

describe.skipIf(missing !== undefined)('a kubelet with Docker', () => {
  let engine: DockerEngine
  let bench: KubeletBench
  let kubelet: Kubelet

  beforeAll(async () => {
    engine = await dockerEngine('kubelet')
  })
  afterAll(() => engine.remove())
  beforeEach(async () => {
    bench = await kubeletBench(engine)
    kubelet = await bench.kubelet()
  })
  afterEach(async () => {
    await kubelet.stop()
    await bench.cleanup()
  })

  const exec = (pod: corev1.Pod, ...command: string[]): string => {
    const id = pod.status.containerStatuses?.[0]?.containerID?.replace('docker://', '') ?? ''
    return engine.docker('exec', id, ...command)
  }

  it('runs a pod with what its spec says', async () => {
    const { client } = bench
    const metadata = { name: 'settings', namespace: 'default' }
    await client.resource(resources.corev1.configmaps, 'default').create({ metadata, data: { colour: 'blue' } })
    await client.resource(resources.corev1.secrets, 'default').create({ metadata, data: { word: Buffer.from('open').toString('base64') } })
    const env = [
      { name: 'GREETING', value: 'hello $(WHO)' },
      { name: 'WHO', value: 'you' },
      { name: 'BACK', value: '$(WHO)-$$(WHO)' },
      { name: 'NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'ADDRESS', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
      { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
      { name: 'COLOUR', valueFrom: { configMapKeyRef: { name: 'settings', key: 'colour' } } },
      { name: 'WORD', valueFrom: { secretKeyRef: { name: 'settings', key: 'word' } } },
    ]
    const volumes = [
      { name: 'work', emptyDir: {} },
      { name: 'conf', configMap: { name: 'settings' } },
    ]
    const volumeMounts = [
      { name: 'work', mountPath: '/desk' },
      { name: 'conf', mountPath: '/conf', readOnly: true },
    ]
    const resourcesOf = { limits: { cpu: '500m', memory: '32Mi' } }
    await bench.create(
      dockerPod('web', { env, volumeMounts, workingDir: '/desk', resources: resourcesOf, securityContext: { runAsUser: 1000 } }, { volumes }),
    )
    const pod = await bench.until('web', isRunning)
    expect(pod.status.podIP).toMatch(/^10\.246\.3\.\d+$/)
    const seen = exec(pod, 'env')
    for (const line of ['GREETING=hello $(WHO)', 'BACK=you-$(WHO)', 'NAME=web', 'CPU=1', 'COLOUR=blue', 'WORD=open']) {
      expect(seen.split('\n')).toContain(line)
    }
    expect(seen).toContain(`ADDRESS=${pod.status.podIP}`)
    expect(exec(pod, 'sh', '-c', 'pwd; id -u; hostname; cat /conf/colour; touch /desk/x && echo made')).toBe(
      '/desk\n1000\nweb\nbluemade\n',
    )
    const limits = engine.docker('inspect', '-f', '{{.HostConfig.Memory}} {{.HostConfig.CpuQuota}}', pod.status.containerStatuses?.[0]?.containerID?.slice(9) ?? '')
    expect(limits.trim()).toBe(`${32 * 1024 * 1024} 50000`)
    expect(await bench.events('web')).toEqual(
      expect.arrayContaining([
        `Pulled: Container image "${busyboxImage}" already present on machine`,
        'Created: Created container: main',
        'Started: Started container main',
      ]),
    )
  })

  it('lets pods reach each other, and themselves through a translated address', async () => {
    const serve = { command: ['sh', '-c', 'hostname > /www/index.html; httpd -f -p 80 -h /www'] }
    await bench.create(dockerPod('a', serve))
    await bench.create(dockerPod('b', serve))
    const a = await bench.until('a', isRunning)
    const b = await bench.until('b', isRunning)
    expect(exec(a, 'wget', '-qO-', `http://${b.status.podIP}/`)).toBe('b\n')
    for (const [virtual, pod] of [['10.96.0.77', b], ['10.96.0.78', a]] as const) {
      const { podIP = '' } = pod.status
      engine.namespace.run('iptables', '-t', 'nat', '-A', 'PREROUTING', '-d', virtual, '-p', 'tcp', '-j', 'DNAT', '--to', `${podIP}:80`)
      engine.namespace.run('iptables', '-t', 'nat', '-A', 'POSTROUTING', '-s', podIP, '-d', podIP, '-j', 'MASQUERADE')
    }
    expect(exec(a, 'timeout', '5', 'wget', '-qO-', 'http://10.96.0.77/')).toBe('b\n')
    expect(exec(a, 'timeout', '5', 'wget', '-qO-', 'http://10.96.0.78/')).toBe('a\n')
  })

  it('restarts what crashes, with the message it left, and waits longer each time', async () => {
    await bench.create(dockerPod('bad', { command: ['sh', '-c', 'echo no luck > /dev/termination-log; exit 3'] }))
    const pod = await bench.until('bad', (one) => one.status.containerStatuses?.[0]?.state.waiting?.reason === 'CrashLoopBackOff')
    const [status] = pod.status.containerStatuses ?? []
    expect(status?.lastState.terminated).toMatchObject({ exitCode: 3, reason: 'Error', message: 'no luck\n' })
    expect(status?.restartCount).toBe(1)
    await systemClock.sleep(2000)
    expect(restarts(await bench.pod('bad'))).toBe(1)
    await bench.until('bad', (one) => restarts(one) === 2, 15)
  })

  it('runs init containers in order, and ends a job', async () => {
    const image = busyboxImage
    const volumeMounts = [{ name: 'work', mountPath: '/desk' }]
    const init = (name: string): corev1.Container => ({ name, image, command: ['sh', '-c', `echo ${name} >> /desk/order`], resources: {}, volumeMounts })
    const main = { command: ['sh', '-c', 'cat /desk/order > /dev/termination-log'], volumeMounts }
    const volumes = [{ name: 'work', emptyDir: { medium: 'Memory' } }]
    await bench.create(dockerPod('job', main, { restartPolicy: 'Never', initContainers: [init('one'), init('two')], volumes }))
    const pod = await bench.until('job', (one) => one.status.phase === 'Succeeded')
    expect(pod.status.containerStatuses?.[0]?.state.terminated?.message).toBe('one\ntwo\n')
    expect(pod.status.initContainerStatuses?.every((one) => one.ready)).toBe(true)
  })

  it('restarts on a failed liveness probe and reports readiness', async () => {
    const serve = 'mkdir -p /www; touch /www/alive; httpd -f -p 8080 -h /www'
    const livenessProbe = { httpGet: { path: '/alive', port: 'http' }, periodSeconds: 1, failureThreshold: 1 }
    const readinessProbe = { tcpSocket: { port: 8080 }, periodSeconds: 1 }
    const ports = [{ name: 'http', containerPort: 8080 }]
    const startupProbe = { exec: { command: ['test', '-f', '/www/alive'] }, periodSeconds: 1 }
    await bench.create(dockerPod('live', { command: ['sh', '-c', serve], ports, livenessProbe, readinessProbe, startupProbe }))
    const pod = await bench.until('live', isRunning)
    exec(pod, 'rm', '/www/alive')
    await bench.until('live', (one) => restarts(one) === 1 && isRunning(one))
    const expected = [
      'Unhealthy: Liveness probe failed: HTTP probe failed with statuscode: 404',
      'Killing: Container main failed liveness probe, will be restarted',
    ]
    expect(await bench.events('live')).toEqual(expect.arrayContaining(expected))
  })

  it('ends a deleted pod with its grace and leaves nothing', async () => {
    await bench.create(dockerPod('web', {}))
    await bench.until('web', isRunning)
    await bench.client.resource(resources.corev1.pods, 'default').delete('web', { gracePeriodSeconds: 1 })
    await eventually(() => expect(engine.docker('ps', '-aq')).toBe(''))
    await eventually(() => expect(bench.pod('web')).rejects.toThrow('not found'))
  })

  it('brings back a container and a pause that were removed behind its back', async () => {
    await bench.create(dockerPod('web', {}))
    const pod = await bench.until('web', isRunning)
    engine.docker('rm', '-f', pod.status.containerStatuses?.[0]?.containerID?.slice(9) ?? '')
    const again = await bench.until('web', (one) => isRunning(one) && restarts(one) === 1)
    const pause = bench.running().find((name) => name.startsWith('k8s_POD_web')) ?? ''
    engine.docker('rm', '-f', pause)
    const last = await bench.until('web', (one) => isRunning(one) && restarts(one) > restarts(again))
    expect(last.status.podIP).toMatch(/^10\.246\.3\./)
    expect(bench.running()).toHaveLength(2)
  })

  it('takes over running pods after its own restart, and replaces a container whose image changed', async () => {
    await bench.create(dockerPod('web', {}))
    await bench.until('web', isRunning)
    const before = bench.running()
    await kubelet.stop()
    kubelet = await bench.kubelet()
    await systemClock.sleep(1500)
    expect(bench.running()).toEqual(before)
    expect(restarts(await bench.pod('web'))).toBe(0)
    engine.docker('tag', busyboxImage, 'busybox:other')
    const patch = { spec: { containers: [{ name: 'main', image: 'busybox:other' }] } }
    await bench.client.resource(resources.corev1.pods, 'default').patch('web', 'strategic', patch)
    const pod = await bench.until('web', (one) => isRunning(one) && restarts(one) === 1)
    expect(pod.status.containerStatuses?.[0]?.image).toBe('busybox:other')
  })

  it('says what it cannot do: no image, no such key, no such command', async () => {
    await bench.create(dockerPod('lost', { image: '127.0.0.1:1/nothing:1' }))
    await bench.create(dockerPod('never', { image: 'nothing:1', imagePullPolicy: 'Never' }))
    await bench.create(dockerPod('keyless', { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'none', key: 'k' } } }] }))
    await bench.create(dockerPod('wrong', { command: ['/no/such/program'] }))
    const waiting = (reason: string) => (pod: corev1.Pod): boolean => pod.status.containerStatuses?.[0]?.state.waiting?.reason === reason
    await bench.until('lost', waiting('ImagePullBackOff'))
    await bench.until('never', waiting('ErrImageNeverPull'))
    const keyless = await bench.until('keyless', waiting('CreateContainerConfigError'))
    expect(keyless.status.containerStatuses?.[0]?.state.waiting?.message).toBe('configmap "none" not found')
    const wrong = await bench.until('wrong', (pod) => pod.status.containerStatuses?.[0]?.lastState.terminated !== undefined)
    expect(wrong.status.containerStatuses?.[0]?.lastState.terminated?.reason).toBe('ContainerCannotRun')
    expect((await bench.events('lost')).some((one) => one.startsWith('Failed: Error: ErrImagePull'))).toBe(true)
  })

  it('keeps a volume of the host, a host network and a published port', async () => {
    const hostPath = `${engine.directory}/shared`
    const volumes = [{ name: 'host', hostPath: { path: hostPath, type: 'DirectoryOrCreate' } }]
    const volumeMounts = [{ name: 'host', mountPath: '/host' }]
    await bench.create(dockerPod('writer', { command: ['sh', '-c', 'echo here > /host/file; sleep 600'], volumeMounts }, { volumes }))
    await bench.until('writer', isRunning)
    const serve = { command: ['sh', '-c', 'hostname > /www/index.html; httpd -f -p 80 -h /www'], ports: [{ containerPort: 80, hostPort: 8099 }] }
    await bench.create(dockerPod('web', serve))
    await bench.until('web', isRunning)
    const readinessProbe = { exec: { command: ['cat', '/host/file'] }, periodSeconds: 1 }
    await bench.create(dockerPod('host', { readinessProbe, volumeMounts }, { volumes, hostNetwork: true }))
    const pod = await bench.until('host', isRunning)
    expect(pod.status.podIP).toBe(pod.status.hostIP)
    expect(exec(pod, 'timeout', '5', 'wget', '-qO-', 'http://127.0.0.1:8099/')).toBe('web\n')
  })

  it('reports a node without its engine, and goes on when it is back', async () => {
    await bench.create(dockerPod('web', {}))
    await bench.until('web', isRunning)
    const ready = async (): Promise<corev1.NodeCondition | undefined> =>
      (await bench.client.resource(resources.corev1.nodes).get('n1')).status.conditions?.find((one) => one.type === 'Ready')
    const wait = async (status: string): Promise<corev1.NodeCondition | undefined> => {
      for (let tries = 0; tries < 150 && (await ready())?.status !== status; tries++) await systemClock.sleep(100)
      return ready()
    }
    expect(await wait('True')).toMatchObject({ reason: 'KubeletReady' })
    await engine.halt()
    const down = await wait('False')
    expect(down?.reason).toBe('KubeletNotReady')
    expect(down?.message).toMatch(/^container runtime is down: cannot connect to the Docker engine/)
    await engine.start()
    expect(await wait('True')).toMatchObject({ reason: 'KubeletReady' })
    await bench.until('web', (pod) => isRunning(pod) && restarts(pod) > 0, 60)
  })
})

if (missing !== undefined) it.skip(`no Docker engine can be started here: ${missing}`, () => {})
