import type { JsonObject } from '../../exchange.js'
import { container, tryContainer, tryPod, tryVolumes } from './pod-parts.js'
import type { Sequence } from './step.js'

const appArmor = 'container.apparmor.security.beta.kubernetes.io/'
const seccomp = 'seccomp.security.alpha.kubernetes.io/pod'

const annotations: Sequence = {
  name: 'pods/annotations',
  steps: [
    ...['runtime/default', 'localhost/x', 'unconfined', '', 'localhost/', 'bad'].map((value) =>
      tryPod({}, { annotations: { [`${appArmor}a`]: value } }),
    ),
    tryPod({}, { annotations: { [`${appArmor}z`]: 'runtime/default' } }),
    tryPod(
      { containers: [container({ securityContext: { appArmorProfile: { type: 'Unconfined' } } })] },
      { annotations: { [`${appArmor}a`]: 'runtime/default' } },
    ),
    tryPod(
      { securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } },
      { annotations: { [`${appArmor}a`]: 'runtime/default' } },
    ),
    tryPod(
      { securityContext: { appArmorProfile: { type: 'Localhost', localhostProfile: 'q' } } },
      { annotations: { [`${appArmor}a`]: 'localhost/z' } },
    ),
    tryPod({ os: { name: 'windows' } }, { annotations: { [`${appArmor}a`]: 'runtime/default' } }),
    tryPod(
      {},
      {
        annotations: {
          'pod.beta.kubernetes.io/init-containers': '[]',
          'pod.alpha.kubernetes.io/init-container-statuses': 'x',
          a: 'b',
        },
      },
    ),
    tryPod(
      {},
      { annotations: { [seccomp]: 'runtime/default', 'container.seccomp.security.alpha.kubernetes.io/a': 'bad' } },
    ),
    tryPod(
      { securityContext: { seccompProfile: { type: 'Unconfined' } } },
      { annotations: { [seccomp]: 'runtime/default' } },
    ),
    tryPod(
      {},
      {
        annotations: {
          'scheduler.alpha.kubernetes.io/critical-pod': '',
          'security.alpha.kubernetes.io/sysctls': 'a',
        },
      },
    ),
    ...['2147483648', '-2147483648', '+5', '05', '1.5', ''].map((cost) =>
      tryPod({}, { annotations: { 'controller.kubernetes.io/pod-deletion-cost': cost } }),
    ),
    ...['[{"key":"bad key!","operator":"Exists"}]', '{', '{}', '[]', '"x"', '5'].map((text) =>
      tryPod({}, { annotations: { 'scheduler.alpha.kubernetes.io/tolerations': text } }),
    ),
    tryPod(
      { nodeName: 'n', resourceClaims: [{ name: 'a', resourceClaimName: 'b' }] },
      { annotations: { 'kubernetes.io/config.mirror': 'x' } },
    ),
    tryPod({}, { annotations: { 'kubernetes.io/config.mirror': 'x' } }),
  ],
}

const profiles: readonly JsonObject[] = [
  { type: 'Localhost' },
  { type: 'Localhost', localhostProfile: '' },
  { type: 'Localhost', localhostProfile: '/abs' },
  { type: 'Localhost', localhostProfile: 'a/../b' },
  { type: 'Localhost', localhostProfile: ' x' },
  { type: 'Localhost', localhostProfile: 'x'.repeat(4096) },
  { type: 'Unconfined', localhostProfile: 'x' },
  { type: '', localhostProfile: 'x' },
  { type: 'Foo' },
  {},
]

const users = [
  '',
  'a\\b\\c',
  'a\\',
  '\\b',
  'DOM\\user',
  '..',
  'a/b',
  'x'.repeat(105),
  'toolongnetbiosname\\u',
  'bad_dom!\\u',
  `${'x'.repeat(256)}\\u`,
]
const settings = [
  'net.ipv4.x',
  'net/ipv4/x',
  'kernel.shmmax',
  'fs.mqueue.x',
  'kernel.sem',
  'kernel/shm',
  'vm.x',
  'Bad',
  'a..b',
  'x'.repeat(254),
  '',
]

const everyLinuxField: JsonObject = {
  runAsUser: 1,
  runAsGroup: 1,
  fsGroup: 1,
  fsGroupChangePolicy: 'Always',
  seccompProfile: { type: 'Unconfined' },
  appArmorProfile: { type: 'Unconfined' },
  seLinuxOptions: {},
  sysctls: [{ name: 'a', value: 'b' }],
  supplementalGroups: [1],
  supplementalGroupsPolicy: 'Merge',
  seLinuxChangePolicy: 'Recursive',
}

const security: Sequence = {
  name: 'pods/security',
  steps: [
    ...profiles.map((seccompProfile) => tryPod({ securityContext: { seccompProfile } })),
    ...profiles.map((appArmorProfile) => tryContainer({ securityContext: { appArmorProfile } })),
    tryPod({ securityContext: { seLinuxChangePolicy: 'MountOption' } }),
    tryContainer({
      securityContext: {
        allowPrivilegeEscalation: false,
        privileged: true,
        capabilities: { add: ['CAP_SYS_ADMIN', 'X'] },
      },
    }),
    ...['Bad', 'Unmasked'].map((procMount) => tryContainer({ securityContext: { procMount } })),
    ...settings.map((name) =>
      tryPod({
        hostNetwork: true,
        hostIPC: true,
        securityContext: {
          sysctls: [
            { name, value: '1' },
            { name, value: '1' },
          ],
        },
      }),
    ),
    tryPod({ hostPID: true, shareProcessNamespace: true }),
    tryPod({ hostUsers: false, hostPID: true, hostIPC: true, hostNetwork: true }),
    tryVolumes([{ persistentVolumeClaim: { claimName: 'c' } }], {
      hostUsers: false,
      containers: [container({ volumeDevices: [{ name: 'v0', devicePath: '/dev/x' }] })],
    }),
    ...users.map((runAsUserName) =>
      tryContainer({
        securityContext: {
          windowsOptions: { runAsUserName, gmsaCredentialSpec: '', gmsaCredentialSpecName: 'Bad' },
        },
      }),
    ),
    tryPod({
      os: { name: 'linux' },
      securityContext: { windowsOptions: {} },
      initContainers: [container({ name: 'i', securityContext: { windowsOptions: {} } })],
    }),
    tryPod({
      os: { name: 'windows' },
      hostPID: true,
      hostIPC: true,
      hostUsers: true,
      shareProcessNamespace: false,
      resources: { limits: { cpu: '1' } },
      securityContext: everyLinuxField,
      containers: [
        container({
          securityContext: {
            runAsUser: 1,
            runAsGroup: 5,
            capabilities: {},
            readOnlyRootFilesystem: false,
            privileged: false,
            allowPrivilegeEscalation: true,
            procMount: 'Default',
            seLinuxOptions: {},
          },
        }),
      ],
    }),
    tryPod({
      securityContext: { windowsOptions: { hostProcess: true } },
      containers: [
        container({ securityContext: { windowsOptions: { hostProcess: false } } }),
        container({ name: 'b' }),
      ],
    }),
  ],
}

export const podSecurity: readonly Sequence[] = [annotations, security]
