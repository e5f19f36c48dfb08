import { field, isDNS1123Label, type corev1, type FieldPath } from '@orrery/api'
import { validateHandler, validateProbe } from '../probe/validate.js'
import { validateRequirements } from '../resource-list/validate.js'
import { each, named, none, oneOf, required, type Errors } from '../validation/checks.js'
import { validateVolumeDevices, validateVolumeMounts } from '../volume/validate-mounts.js'
import { validateResizePolicy } from './validate-claims.js'
import { validateEnv, validateEnvFrom } from './validate-env.js'
import { validateContainerPorts, validateHostPorts } from './validate-ports.js'
import { validateSecurityContext } from './validate-security.js'

type Container = corev1.Container
type Common = corev1.EphemeralContainerCommon

/** What the containers of one pod share. */
export interface PodParts {
  volumes: ReadonlyMap<string, corev1.Volume>
  spec: corev1.PodSpec
}

const pullPolicies = ['Always', 'IfNotPresent', 'Never']

/** What holds for containers of every sort. */
export function validateCommon(path: FieldPath, container: Common, { volumes, spec }: PodParts): Errors {
  return [
    ...named(path.child('name'), container.name, isDNS1123Label),
    ...required(path.child('image'), container.image),
    ...oneOf(path.child('terminationMessagePolicy'), container.terminationMessagePolicy, ['File', 'FallbackToLogsOnError']),
    ...validateContainerPorts(path.child('ports'), container.ports),
    ...validateEnv(path.child('env'), container.env),
    ...validateEnvFrom(path.child('envFrom'), container.envFrom),
    ...validateVolumeMounts(path.child('volumeMounts'), container, volumes),
    ...validateVolumeDevices(path.child('volumeDevices'), container, volumes),
    ...oneOf(path.child('imagePullPolicy'), container.imagePullPolicy, pullPolicies),
    ...validateRequirements(path.child('resources'), container.resources),
    ...validateResizePolicy(path.child('resizePolicy'), container.resizePolicy, spec.restartPolicy),
    ...validateSecurityContext(path.child('securityContext'), container.securityContext),
  ]
}

/** Hooks and probes, of containers that go on running. */
function validateLife(path: FieldPath, container: Container, grace: number | undefined): Errors {
  const { postStart, preStop } = container.lifecycle ?? {}
  return [
    ...(postStart ? validateHandler(path.child('lifecycle', 'postStart'), postStart, grace) : none),
    ...(preStop ? validateHandler(path.child('lifecycle', 'preStop'), preStop, grace) : none),
    ...validateProbe(path.child('livenessProbe'), container.livenessProbe, 'livenessProbe'),
    ...validateProbe(path.child('readinessProbe'), container.readinessProbe, 'readinessProbe'),
    ...validateProbe(path.child('startupProbe'), container.startupProbe, 'startupProbe'),
  ]
}

export function validateContainers(path: FieldPath, parts: PodParts): Errors {
  const { containers, terminationGracePeriodSeconds } = parts.spec
  if (!containers?.length) return [field.required(path)]
  const names = new Set<string>()
  const errors = each(path, containers, (container, at) => {
    const again = names.has(container.name)
    names.add(container.name)
    return [
      ...validateCommon(at, container, parts),
      ...(again ? [field.duplicate(at.child('name'), container.name)] : none),
      ...validateLife(at, container, terminationGracePeriodSeconds),
      ...(container.restartPolicy === undefined
        ? none
        : [field.forbidden(at.child('restartPolicy'), 'may not be set for non-init containers')]),
    ]
  })
  return [...errors, ...validateHostPorts(path, containers)]
}

const ofRunning = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const

function validateInit(path: FieldPath, container: Container, grace: number | undefined): Errors {
  if (container.restartPolicy === 'Always') return validateLife(path, container, grace)
  const detail = 'may not be set for init containers without restartPolicy=Always'
  return ofRunning.flatMap((name) => (container[name] ? [field.forbidden(path.child(name), detail)] : none))
}

export function validateInitContainers(path: FieldPath, parts: PodParts): Errors {
  const { initContainers, containers, terminationGracePeriodSeconds } = parts.spec
  const names = new Set(containers?.map(({ name }) => name))
  return each(path, initContainers, (container, at) => {
    const { name, restartPolicy } = container
    const again = names.has(name)
    if (name !== '') names.add(name)
    const known = restartPolicy === undefined || restartPolicy === 'Always'
    return [
      ...validateCommon(at, container, parts),
      ...(known ? none : [field.notSupported(at.child('restartPolicy'), restartPolicy, ['Always'])]),
      ...(again ? [field.duplicate(at.child('name'), name)] : none),
      ...validateHostPorts(path, [container]),
      ...validateInit(at, container, terminationGracePeriodSeconds),
    ]
  })
}

const notEphemeral = ['ports', 'livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle', 'resizePolicy'] as const

export function validateEphemeralContainers(path: FieldPath, parts: PodParts): Errors {
  const { ephemeralContainers, containers, initContainers } = parts.spec
  const others = [...(containers ?? []), ...(initContainers ?? [])].map(({ name }) => name)
  const names = new Set(others)
  const detail = 'cannot be set for an Ephemeral Container'
  return each(path, ephemeralContainers, (container, at) => {
    const { name, targetContainerName: target, resources } = container
    const again = names.has(name)
    names.add(name)
    const set = notEphemeral.filter((field) => container[field] !== undefined)
    return [
      ...validateCommon(at, container, parts),
      ...(again ? [field.duplicate(at.child('name'), name)] : none),
      ...(target && !others.includes(target) ? [field.notFound(at.child('targetContainerName'), target)] : none),
      ...set.map((one) => field.forbidden(at.child(one), detail)),
      ...(Object.keys(resources).length > 0 ? [field.forbidden(at.child('resources'), detail)] : none),
      ...each(at.child('volumeMounts'), container.volumeMounts, (mount, to) =>
        (['subPath', 'subPathExpr'] as const).flatMap((one) => (mount[one] ? [field.forbidden(to.child(one), detail)] : none)),
      ),
    ]
  })
}
