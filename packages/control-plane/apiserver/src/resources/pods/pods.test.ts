import { errorText, type corev1 } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import { defaultPod } from './defaults.js'
import { printedStatus } from './printed-status.js'
import { qosClass } from './qos-class.js'
import { podStrategy } from './strategy.js'
import { validatePodUpdate } from './validate-update.js'
import { validatePod } from './validate.js'

function container(more: Partial<corev1.Container> = {}): corev1.Container {
  return { name: 'c', image: 'busybox', resources: {}, ...more }
}

function pod(spec: Partial<corev1.PodSpec> = {}, status: corev1.PodStatus = {}): corev1.Pod {
  const metadata = { name: 'p', namespace: 'd', uid: '', resourceVersion: '', creationTimestamp: '' }
  return { metadata, spec: { containers: [container()], ...spec }, status }
}

function defaulted(spec: Partial<corev1.PodSpec> = {}): corev1.Pod {
  const made = pod(spec)
  defaultPod(made)
  return made
}

describe('defaults', () => {
  it('are those of upstream, and are given once', () => {
    const made = defaulted()
    expect(made.spec).toEqual({
      containers: [
        {
          name: 'c',
          image: 'busybox',
          resources: {},
          imagePullPolicy: 'Always',
          terminationMessagePath: '/dev/termination-log',
          terminationMessagePolicy: 'File',
        },
      ],
      dnsPolicy: 'ClusterFirst',
      restartPolicy: 'Always',
      securityContext: {},
      terminationGracePeriodSeconds: 30,
      schedulerName: 'default-scheduler',
      enableServiceLinks: true,
    })
    const again = structuredClone(made)
    defaultPod(again)
    expect(again).toEqual(made)
  })

  it.each([
    ['busybox', 'Always'],
    ['busybox:latest', 'Always'],
    ['busybox:1.36', 'IfNotPresent'],
    ['registry.example:5000/a/b', 'Always'],
    ['registry.example:5000/a/b:v1', 'IfNotPresent'],
    [`a@sha256:${'0'.repeat(64)}`, 'IfNotPresent'],
    ['No Image', 'IfNotPresent'],
  ])('pull %s %s', (image, policy) => {
    expect(defaulted({ containers: [container({ image })] }).spec.containers[0]?.imagePullPolicy).toBe(policy)
  })

  it('ask for what is limited, and take the host port where the network is the host’s', () => {
    const resources = { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '1m' } }
    const made = defaulted({ hostNetwork: true, containers: [container({ resources, ports: [{ containerPort: 80 }] })] })
    expect(made.spec.containers[0]?.resources.requests).toEqual({ cpu: '1m', memory: '1Gi' })
    expect(made.spec.containers[0]?.ports).toEqual([{ containerPort: 80, hostPort: 80, protocol: 'TCP' }])
  })

  it('round amounts up to thousandths', () => {
    const resources = { requests: { cpu: '100u', memory: '1.5' } }
    const made = defaulted({ containers: [container({ resources })] })
    expect(made.spec.containers[0]?.resources.requests).toEqual({ cpu: '1m', memory: '1.5' })
  })

  it('give volumes their modes, and an empty directory to one without a source', () => {
    const made = defaulted({ volumes: [{ name: 'a' }, { name: 'b', secret: { secretName: 's' } }, { name: 'c', hostPath: { path: '/' } }] })
    expect(made.spec.volumes).toEqual([
      { name: 'a', emptyDir: {} },
      { name: 'b', secret: { secretName: 's', defaultMode: 420 } },
      { name: 'c', hostPath: { path: '/', type: '' } },
    ])
  })
})

it.each([
  [{}, 'BestEffort'],
  [{ requests: { cpu: '0' } }, 'BestEffort'],
  [{ requests: { cpu: '1' } }, 'Burstable'],
  [{ limits: { cpu: '1', memory: '1' }, requests: { cpu: '1', memory: '1' } }, 'Guaranteed'],
  [{ limits: { cpu: '1', memory: '1' }, requests: { cpu: '1m', memory: '1' } }, 'Burstable'],
])('%j makes a pod %s', (resources, qos) => {
  expect(qosClass({ containers: [container({ resources })] })).toBe(qos)
})

describe('grace', () => {
  const grace = (made: corev1.Pod, asked?: number): number | undefined => podStrategy.gracePeriod?.(made, asked)
  it('is the pod’s own, or what is asked for, and at least a second', () => {
    const made = pod({ nodeName: 'n', terminationGracePeriodSeconds: 30 })
    expect([grace(made), grace(made, 5), grace(made, 0), grace(made, -1)]).toEqual([30, 5, 0, 1])
  })
  it('is none where nothing runs', () => {
    expect(grace(pod({ terminationGracePeriodSeconds: 30 }))).toBe(0)
    expect(grace(pod({ nodeName: 'n', terminationGracePeriodSeconds: 30 }, { phase: 'Failed' }))).toBe(0)
  })
})

describe('what is printed', () => {
  const status = (state: corev1.ContainerState, more: Partial<corev1.ContainerStatus> = {}): corev1.ContainerStatus => ({
    name: 'c', state, lastState: {}, ready: false, restartCount: 0, image: '', imageID: '', ...more,
  })
  const up = status({ running: {} }, { ready: true })
  const ended = (more: object): corev1.ContainerStatus => status({ terminated: { exitCode: 1, ...more } })
  const init = [container({ name: 'i' }), container({ name: 'j' })]

  it.each<[string, corev1.PodSpec | object, corev1.PodStatus]>([
    ['0/1 Pending', {}, { phase: 'Pending' }],
    ['0/1 Evicted', {}, { phase: 'Failed', reason: 'Evicted' }],
    ['1/1 Running', {}, { phase: 'Running', containerStatuses: [up] }],
    ['0/1 CrashLoopBackOff', {}, { phase: 'Running', containerStatuses: [status({ waiting: { reason: 'CrashLoopBackOff' } })] }],
    ['0/1 Completed', {}, { phase: 'Succeeded', containerStatuses: [ended({ exitCode: 0, reason: 'Completed' })] }],
    ['0/1 ExitCode:1', {}, { phase: 'Failed', containerStatuses: [ended({})] }],
    ['0/1 Signal:9', {}, { phase: 'Failed', containerStatuses: [ended({ signal: 9 })] }],
    ['0/1 SchedulingGated', {}, { phase: 'Pending', conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }] }],
    ['0/1 Init:0/2', { initContainers: init }, { phase: 'Pending', initContainerStatuses: [status({ running: {} })] }],
    ['0/1 Init:Error', { initContainers: init }, { phase: 'Pending', initContainerStatuses: [ended({ reason: 'Error' })] }],
    ['0/1 Init:1/2', { initContainers: init }, { phase: 'Pending', initContainerStatuses: [ended({ exitCode: 0 }), status({ waiting: { reason: 'PodInitializing' } })] }],
    ['2/2 Running', { initContainers: [container({ name: 'i', restartPolicy: 'Always' })] },
      { phase: 'Running', initContainerStatuses: [{ ...up, name: 'i', started: true }], containerStatuses: [up] }],
  ])('%s', (text, spec, state) => {
    const { ready, total, reason } = printedStatus(pod(spec, state))
    expect(`${ready}/${total} ${reason}`).toBe(text)
  })

  it('says that a pod is going, and how often and when it began anew', () => {
    const lastState = { terminated: { exitCode: 1, finishedAt: '2024-01-01T00:00:00Z' } }
    const made = pod({}, { phase: 'Running', containerStatuses: [{ ...up, restartCount: 3, lastState }] })
    made.metadata.deletionTimestamp = '2024-01-01T00:00:00Z'
    expect(printedStatus(made)).toEqual({ reason: 'Terminating', ready: 1, total: 1, restarts: 3, lastRestart: '2024-01-01T00:00:00Z' })
  })
})

describe('validation', () => {
  const texts = (made: corev1.Pod): string[] => validatePod(made).map(errorText)

  it('has nothing against a pod with its defaults', () => expect(texts(defaulted())).toEqual([]))

  it.each<[string, Partial<corev1.PodSpec>]>([
    ['spec.containers: Required value', { containers: [] }],
    ['spec.containers[0].image: Required value', { containers: [container({ image: '' })] }],
    ['spec.containers[1].name: Duplicate value: "c"', { containers: [container(), container()] }],
    ['spec.containers[0].volumeMounts[0].name: Not found: "v"', { containers: [container({ volumeMounts: [{ name: 'v', mountPath: '/v' }] })] }],
    ['spec.containers[0].livenessProbe: Required value: must specify a handler type', { containers: [container({ livenessProbe: {} })] }],
    ['spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1',
      { containers: [container({ resources: { limits: { cpu: '1' }, requests: { cpu: '2' } } })] }],
    ['spec.initContainers[0].lifecycle: Forbidden: may not be set for init containers without restartPolicy=Always',
      { initContainers: [container({ name: 'i', lifecycle: {} })] }],
    ['spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"', { restartPolicy: 'Sometimes' }],
    ['spec.tolerations[0].operator: Invalid value: "": operator must be Exists when `key` is empty, which means "match all values and all keys"',
      { tolerations: [{}] }],
    ['spec.volumes[0].hostPath.path: Required value', { volumes: [{ name: 'v', hostPath: { path: '' } }] }],
    ['spec.hostAliases[0].ip: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)', { hostAliases: [{ ip: 'x' }] }],
  ])('%s', (text, spec) => expect(texts(defaulted(spec))).toEqual([text]))
})

describe('updates', () => {
  const old = defaulted({ activeDeadlineSeconds: 50, tolerations: [{ key: 'a', operator: 'Exists' }] })
  const texts = (change: (next: corev1.Pod) => void, target = ''): string[] => {
    const next = structuredClone(old)
    change(next)
    return validatePodUpdate(next, old, target).map((error) => errorText(error).slice(0, 90))
  }

  it('may change images, bring the deadline nearer and tolerate more', () => {
    const changed = texts(({ spec }) => {
      if (spec.containers[0]) spec.containers[0].image = 'other'
      spec.activeDeadlineSeconds = 5
      spec.tolerations?.push({ key: 'b', operator: 'Exists' })
    })
    expect(changed).toEqual([])
  })

  it.each<[string, (next: corev1.Pod) => void]>([
    ['spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`', ({ spec }) => void (spec.nodeName = 'n')],
    ['spec.containers: Forbidden: pod updates may not add or remove containers', ({ spec }) => void spec.containers.push({ ...container(), ...spec.containers[0], name: 'd' })],
    ['spec.activeDeadlineSeconds: Invalid value: 60: must be less than or equal to previous valu', ({ spec }) => void (spec.activeDeadlineSeconds = 60)],
  ])('%s', (text, change) => expect(texts(change)).toEqual([text]))

  it('binds through its own door', () => {
    expect(texts(({ spec }) => void (spec.nodeName = 'n'), 'binding')).toEqual([])
  })
})
