import type { corev1 } from '@orrery/api'
import { allContainers } from './placed-containers.js'

type Spec = corev1.PodSpec
type Container = corev1.EphemeralContainerCommon

/** One field behind a gate that is closed in this minor: it is dropped, unless the object has it from before. */
interface Gated {
  isUsed(spec: Spec): boolean
  drop(spec: Spec): void
}

function ofContainers(isUsed: (container: Container) => boolean, drop: (container: Container) => void): Gated {
  return {
    isUsed: (spec) => allContainers(spec).some(isUsed),
    drop: (spec) => allContainers(spec).filter(isUsed).forEach(drop),
  }
}

function projections({ volumes }: Spec): readonly corev1.VolumeProjection[] {
  return (volumes ?? []).flatMap(({ projected }) => projected?.sources ?? [])
}

function ofProjections(name: 'clusterTrustBundle' | 'podCertificate'): Gated {
  return {
    isUsed: (spec) => projections(spec).some((source) => source[name] !== undefined),
    drop: (spec) => projections(spec).forEach((source) => delete source[name]),
  }
}

function dropStopSignal(container: Container): void {
  delete container.lifecycle?.stopSignal
  if (Object.keys(container.lifecycle ?? {}).length === 0) delete container.lifecycle
}

/** Only init containers have a policy of their own, and only one. */
function hasRestartRules(spec: Spec): boolean {
  const ofInits = spec.initContainers?.some(({ restartPolicy = 'Always' }) => restartPolicy !== 'Always')
  const others = [...(spec.containers ?? []), ...(spec.ephemeralContainers ?? [])]
  return (
    ofInits === true ||
    others.some(({ restartPolicy }) => restartPolicy !== undefined) ||
    allContainers(spec).some(({ restartPolicyRules }) => restartPolicyRules !== undefined)
  )
}

function dropRestartRules(spec: Spec): void {
  for (const container of spec.initContainers ?? []) {
    if (container.restartPolicy !== 'Always') delete container.restartPolicy
  }
  for (const container of [...(spec.containers ?? []), ...(spec.ephemeralContainers ?? [])]) delete container.restartPolicy
  for (const container of allContainers(spec)) delete container.restartPolicyRules
}

/** Volumes made of images go with what mounts them. */
function dropImageVolumes(spec: Spec): void {
  const gone = new Set(spec.volumes?.filter(({ image }) => image).map(({ name }) => name))
  spec.volumes = spec.volumes?.filter(({ image }) => !image) ?? []
  for (const container of allContainers(spec)) {
    if (container.volumeMounts) container.volumeMounts = container.volumeMounts.filter(({ name }) => !gone.has(name))
  }
}

/** ContainerRestartRules, HostnameOverride, EnvFiles, ImageVolume, ContainerStopSignals and the two of certificates. */
const gated: readonly Gated[] = [
  ofProjections('clusterTrustBundle'),
  ofProjections('podCertificate'),
  { isUsed: hasRestartRules, drop: dropRestartRules },
  { isUsed: ({ hostnameOverride }) => hostnameOverride !== undefined, drop: (spec) => delete spec.hostnameOverride },
  ofContainers(
    ({ env }) => env?.some(({ valueFrom }) => valueFrom?.fileKeyRef) ?? false,
    ({ env }) => env?.forEach(({ valueFrom }) => delete valueFrom?.fileKeyRef),
  ),
  { isUsed: ({ volumes }) => volumes?.some(({ image }) => image) ?? false, drop: dropImageVolumes },
  ofContainers(({ lifecycle }) => lifecycle?.stopSignal !== undefined, dropStopSignal),
]

/** In place, before validation: upstream's dropDisabledFields for the gates that are closed. */
export function dropGatedFields(spec: Spec | undefined, old?: Spec): void {
  if (!spec) return
  for (const one of gated) {
    if (one.isUsed(spec) && !(old && one.isUsed(old))) one.drop(spec)
  }
}
