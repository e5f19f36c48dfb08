import type { corev1 } from '@orrery/api'
import type { Check, CheckPod } from '../check.js'
import { containersOf, containersText, containersThat, plural, quoted, settersText, sorted } from '../wording.js'

const namespaces: CheckPod = ({ spec }) => {
  const used = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((name) => spec[name])
  const detail = used.map((name) => `${name}=true`).join(', ')
  return used.length > 0 ? { reason: 'host namespaces', detail } : undefined
}

export const hostNamespaces: Check = { id: 'hostNamespaces', level: 'baseline', versions: [{ from: 0, check: namespaces }] }

const paths: CheckPod = ({ spec }) => {
  const bad = (spec.volumes ?? []).filter(({ hostPath }) => hostPath).map(({ name }) => name)
  if (bad.length === 0) return undefined
  return { reason: 'hostPath volumes', detail: `${plural(bad.length, 'volume', 'volumes')} ${quoted(bad)}` }
}

export const hostPathVolumes: Check = { id: 'hostPathVolumes', level: 'baseline', versions: [{ from: 0, check: paths }] }

const ports: CheckPod = (pod) => {
  const bad = containersOf(pod).filter((container) => (container.ports ?? []).some(({ hostPort }) => hostPort))
  if (bad.length === 0) return undefined
  const used = sorted(bad.flatMap((container) => (container.ports ?? []).flatMap(({ hostPort }) => (hostPort ? `${hostPort}` : []))))
  const uses = `${plural(bad.length, 'uses', 'use')} ${plural(used.length, 'hostPort', 'hostPorts')} ${used.join(', ')}`
  return { reason: 'hostPort', detail: `${containersText(bad.map(({ name }) => name))} ${uses}` }
}

export const hostPorts: Check = { id: 'hostPorts', level: 'baseline', versions: [{ from: 0, check: ports }] }

interface Handler {
  httpGet?: { host?: string }
  tcpSocket?: { host?: string }
}

function hostsOf({ livenessProbe, readinessProbe, startupProbe, lifecycle }: corev1.EphemeralContainerCommon): string[] {
  const handlers: (Handler | undefined)[] = [livenessProbe, readinessProbe, startupProbe, lifecycle?.postStart, lifecycle?.preStop]
  return handlers.flatMap((handler) => [handler?.httpGet?.host, handler?.tcpSocket?.host].flatMap((host) => host || []))
}

const probes: CheckPod = (pod) => {
  const bad = sorted(containersThat(pod, (container) => hostsOf(container).length > 0))
  if (bad.length === 0) return undefined
  const hosts = sorted(containersOf(pod).flatMap(hostsOf))
  const what = plural(hosts.length, 'probe or lifecycle host', 'probe or lifecycle hosts')
  const detail = `${containersText(bad)} ${plural(bad.length, 'uses', 'use')} ${what} ${quoted(hosts)}`
  return { reason: 'probe or lifecycle host', detail }
}

export const hostProbesAndHostLifecycle: Check = {
  id: 'hostProbesAndHostLifecycle',
  level: 'baseline',
  versions: [{ from: 34, check: probes }],
}

const process: CheckPod = (pod) => {
  const ofPod = pod.spec.securityContext?.windowsOptions?.hostProcess === true
  const bad = containersThat(pod, ({ securityContext }) => securityContext?.windowsOptions?.hostProcess === true)
  if (!ofPod && bad.length === 0) return undefined
  return { reason: 'hostProcess', detail: `${settersText(ofPod, bad)} must not set securityContext.windowsOptions.hostProcess=true` }
}

export const windowsHostProcess: Check = { id: 'windowsHostProcess', level: 'baseline', versions: [{ from: 0, check: process }] }
