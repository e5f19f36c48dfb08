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

const gpu = { name: 'gpu', resourceClaimName: 'mine' }

const amounts: Sequence = {
  name: 'pods/resources',
  steps: [
    ...[
      { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '2' } },
      { limits: { 'ephemeral-storage': '1Gi' } },
      { limits: { foo: '1' } },
      { limits: { 'example.com/x': '1' } },
      { claims: [{ name: 'x' }] },
      {},
      { requests: { 'hugepages-2Mi': '2Mi', cpu: '1' } },
      { limits: { memory: '1500m' } },
      { limits: { cpu: '-1' } },
    ].map((resources) => tryPod({ resources })),
    tryPod({
      resources: { requests: { cpu: '1' } },
      containers: [container({ resources: { limits: { 'hugepages-2Mi': '4Mi', cpu: '100m' } } })],
    }),
    tryPod({
      resources: { limits: { 'hugepages-2Mi': '2Mi', memory: '1Gi' } },
      containers: [container({ resources: { limits: { 'hugepages-2Mi': '4Mi', cpu: '2' } } })],
    }),
    tryPod({
      resources: { limits: { memory: '1Gi' } },
      containers: [container({ resources: { requests: { memory: '2Gi', cpu: '1' } } })],
    }),
    ...[
      { limits: { 'hugepages-2Mi': '3Mi', cpu: '1' } },
      { limits: { 'hugepages-x': '3Mi', cpu: '1' } },
      { limits: { 'hugepages-2Mi': '2Mi' } },
      { requests: { 'hugepages-2Mi': '2Mi', cpu: '1' } },
      { limits: { memory: '1500m' } },
      { limits: { 'ephemeral-storage': '0.5' } },
      { limits: { 'example.com/x': '500m' } },
      { limits: { pods: '1' } },
      { claims: [{ name: 'x' }, { name: 'x' }, { name: '' }] },
    ].map((resources) => tryContainer({ resources })),
    tryPod({
      resourceClaims: [gpu, { ...gpu, name: 'y', resourceClaimTemplateName: 'z' }, { name: 'z' }, gpu],
      containers: [
        container({
          resources: {
            claims: [
              { name: 'gpu', request: 'a' },
              { name: 'gpu', request: 'a' },
              { name: 'gpu' },
              { name: 'y' },
              { name: 'y', request: 'q' },
              { name: 'z', request: 'Bad!' },
              { name: 'w' },
            ],
          },
        }),
      ],
    }),
    tryContainer({
      resizePolicy: [
        { resourceName: 'cpu', restartPolicy: 'Bad' },
        { resourceName: 'cpu', restartPolicy: '' },
        { resourceName: 'foo', restartPolicy: 'NotRequired' },
      ],
    }),
  ],
}

const fieldPaths = [
  'metadata.labels',
  "metadata.labels['a']",
  "metadata.annotations['Bad Key']",
  "metadata.name['x']",
  'status.phase',
  'spec.host',
  'bogus',
  '',
  "metadata.labels['']",
]
const divisors = [
  ['limits.cpu', '2m'],
  ['limits.cpu', '1000m'],
  ['limits.memory', '1m'],
  ['requests.hugepages-2Mi', '1Mi'],
  ['requests.hugepages-2Mi', '2Mi'],
  ['limits.foo', '1'],
  ['requests.ephemeral-storage', '3'],
] as const

const containers: Sequence = {
  name: 'pods/containers',
  steps: [
    tryContainer({
      env: [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
        { name: 'A', value: '$(A)3' },
        { name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      ],
    }),
    tryContainer({
      env: [{ name: 'a=b' }, { name: '' }, { name: 'ü' }],
      envFrom: [
        { prefix: '=', configMapRef: { name: 'x' } },
        { prefix: '1' },
        { configMapRef: { name: '' }, secretRef: { name: 'Bad!' } },
      ],
    }),
    tryContainer({ env: [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'v', path: 'p', key: 'k' } } }] }),
    ...fieldPaths.map((fieldPath) =>
      tryContainer({ env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath } } }] }),
    ),
    ...fieldPaths.map((fieldPath) =>
      tryVolumes([{ downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath } }] } }]),
    ),
    tryContainer({
      env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name', apiVersion: 'v2' } } }],
    }),
    ...divisors.map(([resource, divisor]) =>
      tryContainer({ env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource, divisor } } }] }),
    ),
    tryContainer({
      livenessProbe: { exec: { command: ['a'] }, httpGet: { port: 1 }, tcpSocket: { port: 1 }, grpc: { port: 1 } },
    }),
    tryContainer({
      livenessProbe: {},
      readinessProbe: { exec: {} },
      startupProbe: { grpc: { port: 0 }, successThreshold: 2 },
    }),
    tryContainer({ lifecycle: { preStop: { sleep: { seconds: 31 } }, postStart: { sleep: { seconds: -1 } } } }),
    tryContainer({ lifecycle: { preStop: { sleep: { seconds: 0 } } } }),
    tryContainer({
      lifecycle: {
        preStop: { sleep: { seconds: 1 }, exec: { command: ['x'] } },
        postStart: {},
        stopSignal: 'SIGFOO',
      },
    }),
    ...['Always', 'Foo'].map((restartPolicy) =>
      tryContainer({ restartPolicy, restartPolicyRules: [{ action: 'x' }] }),
    ),
    tryPod({
      initContainers: [
        container({ name: 'i', restartPolicy: 'Never' }),
        container({ name: 'j', restartPolicy: 'Always', lifecycle: { preStop: { exec: {} } } }),
        container({ name: 'k', lifecycle: {}, livenessProbe: { exec: { command: ['x'] } } }),
      ],
    }),
    tryContainer({
      ports: [
        { containerPort: 80, hostIP: '1.2.3.4' },
        { containerPort: 80 },
        { containerPort: 80, hostPort: 90 },
        { containerPort: 80, hostPort: 90, hostIP: '1.1.1.1' },
        { containerPort: 0, name: 'A!', protocol: 'X' },
      ],
    }),
    tryContainer({
      volumeMounts: [
        { name: 'x', mountPath: '' },
        { name: '', mountPath: '/a', recursiveReadOnly: 'Enabled', mountPropagation: 'HostToContainer' },
        { name: 'x', mountPath: '/a', recursiveReadOnly: 'Foo', subPath: '/x', subPathExpr: '../y' },
      ],
      volumeDevices: [
        { name: 'x', devicePath: '/a' },
        { name: '', devicePath: '../q' },
      ],
    }),
    tryPod({ containers: [] }),
    tryPod({
      containers: [container(), container()],
      initContainers: [container(), container({ name: 'b' }), container({ name: 'b' })],
    }),
    ...[{ image: ' x ' }, { image: '' }, { imagePullPolicy: 'Foo' }, { terminationMessagePolicy: 'Foo' }].map(
      tryContainer,
    ),
    tryPod({ ephemeralContainers: [{ name: 'e', image: 'i' }] }),
  ],
}

const volumes: Sequence = {
  name: 'pods/volumes',
  steps: [
    tryVolumes([{ emptyDir: {}, hostPath: { path: '/a/../b', type: 'Foo' }, secret: { secretName: 'x' } }]),
    tryVolumes([
      {
        projected: {
          sources: [
            {
              secret: {
                name: 's',
                items: [
                  { key: 'a', path: 'x' },
                  { key: 'b', path: 'x/y' },
                ],
              },
            },
            { configMap: { name: 'c', items: [{ key: 'a', path: 'x' }] } },
            { downwardAPI: { items: [{ path: 'x', fieldRef: { fieldPath: 'metadata.name' } }] } },
            { secret: { name: '' }, configMap: {} },
            {},
          ],
        },
      },
    ]),
    tryVolumes(
      [
        {
          projected: {
            defaultMode: 1000,
            sources: [
              { serviceAccountToken: { path: '', expirationSeconds: 5 } },
              { serviceAccountToken: { path: '../x', expirationSeconds: 4294967297 } },
            ],
          },
        },
      ],
      { serviceAccountName: 'default' },
    ),
    tryVolumes([
      {
        projected: {
          sources: [{ clusterTrustBundle: { path: 'x' } }, { podCertificate: { signerName: 'x', keyType: 'y' } }],
        },
      },
    ]),
    tryVolumes([
      {
        downwardAPI: {
          items: [
            { path: '..x' },
            { path: '', fieldRef: { fieldPath: 'metadata.name' }, resourceFieldRef: { resource: 'limits.cpu' } },
            { path: 'a', mode: 1000, resourceFieldRef: { resource: 'limits.cpu' } },
          ],
        },
      },
    ]),
    tryVolumes([{ image: { reference: 'x', pullPolicy: 'Bad' } }], {
      containers: [container({ volumeMounts: [{ name: 'v0', mountPath: '/a' }] })],
    }),
    tryVolumes([{ emptyDir: { medium: 'Foo', sizeLimit: '-1' } }]),
    tryVolumes([
      { ephemeral: {} },
      { ephemeral: { volumeClaimTemplate: { spec: {} } } },
      { persistentVolumeClaim: { claimName: 'p-v1' } },
    ]),
  ],
}

const selecting = (key: string): JsonObject => ({ matchExpressions: [{ key, operator: 'In', values: ['x'] }] })

const placement: Sequence = {
  name: 'pods/placement',
  steps: [
    tryPod(
      {
        topologySpreadConstraints: [
          {
            maxSkew: 0,
            topologyKey: '',
            whenUnsatisfiable: 'X',
            minDomains: 0,
            nodeTaintsPolicy: 'Q',
            matchLabelKeys: ['a', 'bad key!'],
          },
          {
            maxSkew: 1,
            topologyKey: 'z',
            whenUnsatisfiable: 'ScheduleAnyway',
            minDomains: 3,
            labelSelector: { matchLabels: { a: 'b' } },
            matchLabelKeys: ['a'],
          },
          {
            maxSkew: 1,
            topologyKey: 'z',
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: selecting('a'),
            matchLabelKeys: ['a', 'a'],
          },
        ],
      },
      { labels: { a: 'v' } },
    ),
    tryPod(
      {
        affinity: {
          podAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              { topologyKey: 'z', matchLabelKeys: ['a'], mismatchLabelKeys: ['a', '!'] },
              {
                topologyKey: 'z',
                labelSelector: { matchLabels: { a: 'q' } },
                matchLabelKeys: ['a'],
                mismatchLabelKeys: ['a', 'q'],
                namespaces: ['Bad!', 'ok'],
              },
            ],
          },
        },
      },
      { labels: { a: 'v' } },
    ),
    tryPod({
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] },
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 0,
              preference: {
                matchExpressions: [
                  { key: 'a', operator: 'In', values: ['bad value!'] },
                  { key: 'beta.kubernetes.io/os', operator: 'Gt', values: ['a', 'b'] },
                ],
              },
            },
            { weight: 101, preference: {} },
          ],
        },
      },
    }),
    tryPod({
      tolerations: [
        { key: 'a', operator: 'Exists', value: 'x' },
        { operator: 'Equal' },
        { key: 'a', value: 'bad value!' },
        { key: 'a', effect: 'X', tolerationSeconds: 5 },
        { key: '!', operator: 'Q' },
      ],
    }),
    tryPod({ schedulingGates: [{ name: 'a' }, { name: 'a' }, { name: '' }], nodeName: 'Bad!' }),
    ...[
      { dnsPolicy: 'None' },
      { dnsPolicy: 'None', dnsConfig: {} },
      {
        dnsConfig: {
          nameservers: ['1', '2.2.2.2', '01.2.3.4'],
          searches: ['.', 'a_b.', '-a', '_a'],
          options: [{ name: '' }],
        },
      },
    ].map((spec) => tryPod(spec)),
    tryPod({
      hostAliases: [{ ip: 'x', hostnames: ['A!'] }, { ip: '1.2.3.4' }, { ip: '1.2.3.4' }],
      imagePullSecrets: [{}, { name: 'a' }, { name: 'a' }],
    }),
    tryPod({
      hostname: 'A',
      subdomain: '-',
      hostnameOverride: 'X'.repeat(70),
      setHostnameAsFQDN: true,
      activeDeadlineSeconds: 0,
      restartPolicy: 'X',
      dnsPolicy: '',
      os: { name: '' },
    }),
    ...[
      { terminationGracePeriodSeconds: -1 },
      { serviceAccount: 'default' },
      { preemptionPolicy: 'Foo' },
      { overhead: { cpu: '1' } },
      { runtimeClassName: 'x' },
      { runtimeClassName: 'Bad!' },
    ].map((spec) => tryPod(spec)),
  ],
}

/** What is wrong about new pods, each thing by itself and all at once. */
export const podCreations: readonly Sequence[] = [annotations, security, amounts, containers, volumes, placement]
