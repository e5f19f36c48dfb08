import type { JsonObject } from '../../exchange.js'
import { tryPod } from './pod-parts.js'
import type { Sequence } from './step.js'

const selecting = (key: string): JsonObject => ({ matchExpressions: [{ key, operator: 'In', values: ['x'] }] })

export const podPlacement: Sequence = {
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
