import type { corev1 } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import { complaints, objectOf } from '../../testing/complaints.js'
import { pods } from '../pods/pods.js'

type Spec = Record<string, unknown>

function container(rest: Spec = {}): Spec {
  return { name: 'a', image: 'i:v1', ...rest }
}

function spec(rest: Spec): Spec {
  return { spec: { containers: [container()], ...rest } }
}

const forWindows = 'cannot be set for a windows pod'

describe('what a pod may not say', () => {
  it.each<[Spec, readonly string[]]>([
    [
      { os: { name: 'windows' }, hostPID: true, containers: [container({ securityContext: { runAsUser: 1, procMount: 'Default' } })] },
      [
        `spec.hostPID: Forbidden: ${forWindows}`,
        `spec.containers[0].securityContext.procMount: Forbidden: ${forWindows}`,
        `spec.containers[0].securityContext.runAsUser: Forbidden: ${forWindows}`,
      ],
    ],
    [
      { os: { name: 'linux' }, securityContext: { windowsOptions: { runAsUserName: 'a\\b\\c' } } },
      [
        'spec.securityContext.windowsOptions.runAsUserName: Invalid value: "a\\\\b\\\\c": runAsUserName cannot contain more than one backslash',
        'spec.securityContext.windowsOptions: Forbidden: windows options cannot be set for a linux pod',
      ],
    ],
    [{ os: { name: 'plan9' } }, ['spec.os: Unsupported value: "plan9": supported values: "linux", "windows"']],
    [
      { securityContext: { windowsOptions: { hostProcess: true } }, containers: [container(), container({ name: 'b', securityContext: { windowsOptions: { hostProcess: false } } })] },
      [
        'spec.containers[1].securityContext.windowsOptions.hostProcess: Invalid value: false: pod hostProcess value must be identical if both are specified, was true',
        'spec: Invalid value: "": If pod contains any hostProcess containers then all containers must be HostProcess containers',
        'spec.hostNetwork: Invalid value: false: hostNetwork must be true if pod contains any hostProcess containers',
      ],
    ],
    [{ securityContext: { appArmorProfile: { type: 'Localhost' } } }, ['spec.securityContext.appArmorProfile.localhostProfile: Required value: must be set when AppArmor type is Localhost']],
    [{ securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: '/a' } } }, ['spec.securityContext.seccompProfile.localhostProfile: Invalid value: "/a": must be a relative path']],
    [{ hostNetwork: true, securityContext: { sysctls: [{ name: 'net/core/somaxconn', value: '1' }] } }, [`spec.securityContext.sysctls[0].name: Invalid value: "net/core/somaxconn": may not be specified when 'hostNetwork' is true`]],
    [{ containers: [container({ securityContext: { procMount: 'Unmasked' } })] }, ['spec.containers[0].securityContext.procMount: Invalid value: "Unmasked": `hostUsers` must be false to use `Unmasked`']],
    [
      { resources: { limits: { cpu: '1' }, requests: { cpu: '100m' } }, containers: [container({ resources: { limits: { cpu: '2' } } })] },
      [
        'spec.resources.requests[cpu]: Invalid value: "100m": must be greater than or equal to aggregate container requests of 2',
        'spec.resources.containers[0][cpu].limits: Invalid value: "2": must be less than or equal to pod limits of 1',
      ],
    ],
    [{ containers: [container({ resources: { limits: { 'hugepages-2Mi': '3Mi', cpu: '1' } } })] }, [
      'spec.containers[0].resources.limits[hugepages-2Mi]: Invalid value: "3Mi": 3Mi is not positive integer multiple of hugepages-2Mi',
      'spec.containers[0].resources.requests[hugepages-2Mi]: Invalid value: "3Mi": 3Mi is not positive integer multiple of hugepages-2Mi',
    ]],
    [
      { resourceClaims: [{ name: 'gpu', resourceClaimName: 'x' }], containers: [container({ resources: { claims: [{ name: 'gpu', request: 'a' }, { name: 'gpu' }, { name: 'net' }] } })] },
      [
        'spec.containers[0].resources.claims[1]: Duplicate value: "gpu"',
        'spec.containers[0].resources.claims[2]: Not found: "net": must be one of the names in pod.spec.resourceClaims: gpu',
      ],
    ],
    [
      { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'z', whenUnsatisfiable: 'ScheduleAnyway', minDomains: 2, matchLabelKeys: ['a'] }] },
      [
        'spec.topologySpreadConstraints[0].minDomains: Invalid value: 2: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway',
        'spec.topologySpreadConstraints[0].matchLabelKeys: Forbidden: must not be specified when labelSelector is not set',
      ],
    ],
    [
      { volumes: [{ name: 'v', emptyDir: {} }], containers: [container({ volumeMounts: [{ name: 'v', mountPath: '/v', recursiveReadOnly: 'Enabled' }] })] },
      ['spec.containers[0].volumeMounts.recursiveReadOnly: Forbidden: may only be specified when readOnly is true'],
    ],
    [
      { volumes: [{ name: 'v', projected: { sources: [{ secret: { name: 's', items: [{ key: 'a', path: 'x' }] } }, { configMap: { name: 'c', items: [{ key: 'a', path: 'x' }] } }] } }] },
      ['spec.volumes[0].projected: Invalid value: "c": conflicting duplicate paths'],
    ],
    [
      { hostUsers: false, volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'c' } }], containers: [container({ volumeDevices: [{ name: 'v', devicePath: '/dev/v' }] })] },
      ['spec.containers[0].volumeDevices: Forbidden: when `hostUsers` is false'],
    ],
    [{ dnsConfig: { searches: ['_tcp.example.com', 'a_b.', '.'] } }, []],
  ])('%j', (given, expected) => {
    expect(complaints(pods, spec(given))).toEqual(expected)
  })
})

describe('annotations of older pods', () => {
  const armor = 'container.apparmor.security.beta.kubernetes.io/'

  it.each<[Record<string, string>, readonly string[]]>([
    [{ [`${armor}b`]: 'mine' }, [
      `metadata.annotations[${armor}b]: Invalid value: "b": container not found`,
      `metadata.annotations[${armor}b]: Invalid value: "mine": invalid AppArmor profile name: "mine"`,
    ]],
    [{ 'scheduler.alpha.kubernetes.io/tolerations': '[{"operator":"Equal"}]' }, [
      'metadata.annotations.scheduler.alpha.kubernetes.io/tolerations[0].operator: Invalid value: "Equal": ' +
        'operator must be Exists when `key` is empty, which means "match all values and all keys"',
    ]],
    [{ 'scheduler.alpha.kubernetes.io/tolerations': '5' }, [
      'metadata.annotations: Invalid value: "scheduler.alpha.kubernetes.io/tolerations": json: cannot unmarshal number into Go value of type []core.Toleration',
    ]],
  ])('%j', (annotations, expected) => {
    expect(complaints(pods, { metadata: { name: 'x', annotations }, ...spec({}) })).toEqual(expected)
  })

  it('become fields', () => {
    const made = objectOf(pods, { metadata: { name: 'x', annotations: { [`${armor}a`]: 'localhost/mine' } }, ...spec({}) }) as corev1.Pod
    expect(made.spec.containers[0]?.securityContext).toEqual({ appArmorProfile: { type: 'Localhost', localhostProfile: 'mine' } })
  })
})

it('what waits for gates is dropped', () => {
  const made = objectOf(pods, spec({
    hostnameOverride: 'other',
    volumes: [{ name: 'image', image: { reference: 'x' } }, { name: 'bundle', projected: { sources: [{ clusterTrustBundle: { name: 'x', path: 'p' } }] } }],
    initContainers: [container({ name: 'side', restartPolicy: 'Always' }), container({ name: 'once', restartPolicy: 'Never' })],
    containers: [container({ restartPolicy: 'Always', restartPolicyRules: [{ action: 'Restart' }], lifecycle: { stopSignal: 'SIGTERM' }, volumeMounts: [{ name: 'image', mountPath: '/i' }] })],
  })) as corev1.Pod
  const { hostnameOverride, volumes, initContainers, containers: [only] } = made.spec
  expect({ hostnameOverride, volumes: volumes?.map(({ name, projected }) => [name, projected?.sources]) }).toEqual({ volumes: [['bundle', [{}]]] })
  expect(initContainers?.map(({ restartPolicy }) => restartPolicy)).toEqual(['Always', undefined])
  expect([only?.restartPolicy, only?.restartPolicyRules, only?.lifecycle, only?.volumeMounts]).toEqual([undefined, undefined, undefined, []])
})

it('a pod is what its conversion makes of it', () => {
  const annotations = { 'pod.beta.kubernetes.io/init-containers': '[]', kept: 'yes' }
  const made = objectOf(pods, { metadata: { name: 'x', annotations }, ...spec({ terminationGracePeriodSeconds: -7 }) }) as corev1.Pod
  expect(made.metadata.annotations).toEqual({ kept: 'yes' })
  expect(made.spec.terminationGracePeriodSeconds).toBe(1)
})
