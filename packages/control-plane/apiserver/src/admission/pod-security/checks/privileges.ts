import type { Check, CheckPod } from '../check.js'
import { containersText, containersThat, isWindows, quoted, containersOf, settersText, sorted } from '../wording.js'

const escalation: CheckPod = (pod) => {
  const bad = containersThat(pod, ({ securityContext }) => securityContext?.allowPrivilegeEscalation !== false)
  if (bad.length === 0) return undefined
  const detail = `${containersText(bad)} must set securityContext.allowPrivilegeEscalation=false`
  return { reason: 'allowPrivilegeEscalation != false', detail }
}

export const allowPrivilegeEscalation: Check = {
  id: 'allowPrivilegeEscalation',
  level: 'restricted',
  versions: [
    { from: 8, check: escalation },
    { from: 25, check: (pod) => (isWindows(pod) ? undefined : escalation(pod)) },
  ],
}

const privilegedContainers: CheckPod = (pod) => {
  const bad = containersThat(pod, ({ securityContext }) => securityContext?.privileged === true)
  if (bad.length === 0) return undefined
  return { reason: 'privileged', detail: `${containersText(bad)} must not set securityContext.privileged=true` }
}

export const privileged: Check = { id: 'privileged', level: 'baseline', versions: [{ from: 0, check: privilegedContainers }] }

const mounts: CheckPod = (pod) => {
  const bad = containersOf(pod).filter(({ securityContext }) => (securityContext?.procMount ?? 'Default') !== 'Default')
  if (bad.length === 0) return undefined
  const types = quoted(sorted(bad.map(({ securityContext }) => securityContext?.procMount ?? '')))
  return { reason: 'procMount', detail: `${containersText(bad.map(({ name }) => name))} must not set securityContext.procMount to ${types}` }
}

export const procMount: Check = { id: 'procMount', level: 'baseline', versions: [{ from: 0, check: mounts }] }

const nonRoot: CheckPod = (pod) => {
  const reason = 'runAsNonRoot != true'
  const ofPod = pod.spec.securityContext?.runAsNonRoot
  const bad = containersThat(pod, ({ securityContext }) => securityContext?.runAsNonRoot === false)
  if (ofPod === false || bad.length > 0) {
    return { reason, detail: `${settersText(ofPod === false, bad)} must not set securityContext.runAsNonRoot=false` }
  }
  const silent = ofPod ? [] : containersThat(pod, ({ securityContext }) => securityContext?.runAsNonRoot === undefined)
  if (silent.length === 0) return undefined
  return { reason, detail: `pod or ${containersText(silent)} must set securityContext.runAsNonRoot=true` }
}

export const runAsNonRoot: Check = { id: 'runAsNonRoot', level: 'restricted', versions: [{ from: 0, check: nonRoot }] }

const asRoot: CheckPod = (pod) => {
  const ofPod = pod.spec.securityContext?.runAsUser === 0
  const bad = containersThat(pod, ({ securityContext }) => securityContext?.runAsUser === 0)
  if (!ofPod && bad.length === 0) return undefined
  return { reason: 'runAsUser=0', detail: `${settersText(ofPod, bad)} must not set runAsUser=0` }
}

export const runAsUser: Check = { id: 'runAsUser', level: 'restricted', versions: [{ from: 23, check: asRoot }] }
