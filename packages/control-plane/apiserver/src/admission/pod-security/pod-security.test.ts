import type { corev1 } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import { testApi, type Answer, type TestApi } from '../../testing/test-api.js'
import { detailText, evaluatePod } from './evaluate.js'
import type { LevelVersion } from './policy.js'

const latest = (level: LevelVersion['level']): LevelVersion => ({ level, version: 'latest' })

type Context = corev1.SecurityContext
const container = (securityContext?: Context, more: object = {}): object => ({ name: 'c', image: 'i', ...(securityContext && { securityContext }), ...more })
const strict: Context = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } }

function violations(level: LevelVersion, spec: object, annotations: Record<string, string> = {}): string {
  return detailText(evaluatePod(level, { metadata: { annotations }, spec: spec as corev1.PodSpec }))
}

describe('the baseline', () => {
  const bad = { name: 'a', securityContext: { capabilities: { add: ['NET_ADMIN', 'CHOWN'] } } }
  it.each<[object, string]>([
    [{ containers: [container()] }, ''],
    [{ containers: [container({ privileged: true })] }, 'privileged (container "c" must not set securityContext.privileged=true)'],
    [
      { initContainers: [bad], containers: [container({ capabilities: { add: ['SYS_TIME'] } })] },
      'non-default capabilities (containers "a", "c" must not include "NET_ADMIN", "SYS_TIME" in securityContext.capabilities.add)',
    ],
    [{ containers: [], hostPID: true, hostIPC: true }, 'host namespaces (hostPID=true, hostIPC=true)'],
    [{ containers: [], volumes: [{ name: 'v', hostPath: { path: '/' } }] }, 'hostPath volumes (volume "v")'],
    [
      { containers: [container(undefined, { ports: [{ hostPort: 80 }, { hostPort: 443 }] })] },
      'hostPort (container "c" uses hostPorts 443, 80)',
    ],
    [
      { containers: [container(undefined, { livenessProbe: { httpGet: { host: 'h', port: 1 } } })] },
      'probe or lifecycle host (container "c" uses probe or lifecycle host "h")',
    ],
    [{ containers: [container({ procMount: 'Unmasked' })] }, 'procMount (container "c" must not set securityContext.procMount to "Unmasked")'],
    [
      { containers: [container({ seccompProfile: { type: 'Unconfined' } })], securityContext: { seccompProfile: { type: 'Unconfined' } } },
      'seccompProfile (pod and container "c" must not set securityContext.seccompProfile.type to "Unconfined")',
    ],
    [
      { containers: [container({ seLinuxOptions: { type: 'spc_t', user: 'u' } })] },
      'seLinuxOptions (container "c" set forbidden securityContext.seLinuxOptions: type "spc_t"; user may not be set)',
    ],
    [{ containers: [], securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } }, 'forbidden sysctls (kernel.msgmax)'],
    [
      { containers: [], securityContext: { windowsOptions: { hostProcess: true } } },
      'hostProcess (pod must not set securityContext.windowsOptions.hostProcess=true)',
    ],
    [
      { containers: [container({ appArmorProfile: { type: 'Unconfined' } })] },
      'forbidden AppArmor profile (container "c" must not set AppArmor profile type to "Unconfined")',
    ],
  ])('of %j says %s', (spec, text) => {
    expect(violations(latest('baseline'), spec)).toBe(text)
  })

  it('knows what a version knew', () => {
    const sysctl = { containers: [], securityContext: { sysctls: [{ name: 'net.ipv4.tcp_rmem', value: '1' }] } }
    expect(violations({ level: 'baseline', version: 31 }, sysctl)).toBe('forbidden sysctls (net.ipv4.tcp_rmem)')
    expect(violations({ level: 'baseline', version: 32 }, sysctl)).toBe('')
    const annotations = { 'seccomp.security.alpha.kubernetes.io/pod': 'unconfined' }
    const old = 'seccompProfile (forbidden annotation seccomp.security.alpha.kubernetes.io/pod="unconfined")'
    expect(violations({ level: 'restricted', version: 7 }, { containers: [] }, annotations)).toBe(old)
    expect(violations(latest('baseline'), { containers: [] }, annotations)).toBe('')
  })
})

describe('the restricted level', () => {
  it.each<[object, string]>([
    [{ containers: [container(strict)] }, ''],
    [{ containers: [container({ ...strict, runAsUser: 0 })] }, 'runAsUser=0 (container "c" must not set runAsUser=0)'],
    [
      { containers: [container({ ...strict, capabilities: { drop: ['ALL'], add: ['CHOWN', 'NET_BIND_SERVICE'] } })] },
      'unrestricted capabilities (container "c" must not include "CHOWN" in securityContext.capabilities.add)',
    ],
    [
      { containers: [container(strict)], volumes: [{ name: 'v', nfs: {} }, { name: 'w', hostPath: {} }, { name: 'x', emptyDir: {} }] },
      'restricted volume types (volumes "v", "w" use restricted volume types "hostPath", "nfs")',
    ],
    [
      { containers: [container({ ...strict, runAsNonRoot: false })], securityContext: { runAsNonRoot: true } },
      'runAsNonRoot != true (container "c" must not set securityContext.runAsNonRoot=false)',
    ],
    [{ os: { name: 'windows' }, containers: [container({ runAsNonRoot: true })] }, ''],
  ])('of %j says %s', (spec, text) => {
    expect(violations(latest('restricted'), spec)).toBe(text)
  })
})

const merge = { 'content-type': 'application/merge-patch+json' }

function label(api: TestApi, labels: object): Promise<Answer> {
  return api.send('PATCH', '/api/v1/namespaces/default', { headers: merge, body: { metadata: { labels } } })
}

const texts = ({ headers }: Answer): string[] => [headers['warning'] ?? []].flat()

it('refuses pods, warns of what makes them, and of those that stand', async () => {
  const api = await testApi()
  const pods = '/api/v1/namespaces/default/pods'
  const pod = (name: string): object => ({ metadata: { name }, spec: { containers: [{ name: 'c', image: 'i:1', securityContext: { privileged: true } }] } })
  for (const name of ['a', 'b', 'd']) await api.send('POST', pods, { body: pod(name) })
  const labelled = await label(api, { 'pod-security.kubernetes.io/enforce': 'baseline', 'pod-security.kubernetes.io/warn': 'restricted', 'pod-security.kubernetes.io/warn-version': 'v1.20' })
  expect(texts(labelled)).toEqual([
    expect.stringContaining('existing pods in namespace \\"default\\" violate the new PodSecurity enforce level \\"baseline:latest\\"'),
    expect.stringContaining('a (and 2 other pods): privileged'),
  ])
  const refused = await api.send('POST', pods, { body: pod('e') })
  expect(refused.body.message).toBe(
    'pods "e" is forbidden: violates PodSecurity "baseline:latest": privileged (container "c" must not set securityContext.privileged=true)',
  )
  const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i:1' }] } }
  const spec = { selector: { matchLabels: { a: 'b' } }, template }
  const made = await api.send('POST', '/apis/apps/v1/namespaces/default/deployments', { body: { metadata: { name: 'w' }, spec } })
  expect(made.status).toBe(201)
  expect(texts(made)).toEqual([expect.stringContaining('would violate PodSecurity \\"restricted:v1.20\\": allowPrivilegeEscalation != false')])
  expect((await api.send('PATCH', `${pods}/a`, { headers: merge, body: { metadata: { labels: { x: 'y' } } } })).status).toBe(200)
})

it('wants labels that mean something', async () => {
  const api = await testApi()
  const { body } = await label(api, { 'pod-security.kubernetes.io/enforce': 'strict', 'pod-security.kubernetes.io/warn-version': '1.2' })
  expect(body).toMatchObject({ code: 422, reason: 'Invalid' })
  expect(body.message).toContain('metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: "strict": must be one of privileged, baseline, restricted')
})
