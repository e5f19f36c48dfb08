import { field, isDNS1123Label, type corev1, type FieldPath } from '@orrery/api'
import { validateHandler, validateProbe } from '../probe/validate.js'
import { validateRequirements } from '../resource-list/requirements.js'
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
  /** What its resource claims are called. */
  claimNames: ReadonlySet<string>
  spec: corev1.PodSpec
}

const pullPolicies = ['Always', 'IfNotPresent', 'Never']

/** What holds for containers of every sort. */
export function validateCommon(path: FieldPath, container: Common, { volumes, claimNames, spec }: PodParts): Errors {
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
    ...validateRequirements(path.child('resources'), container.resources, { claimNames }),
    ...validateResizePolicy(path.child('resizePolicy'), container.resizePolicy, spec.restartPolicy),
    ...validateSecurityContext(path.child('securityContext'), container.securityContext, spec.hostUsers ?? true),
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
    const { name } = container
    const again = names.has(name)
    if (name !== '') names.add(name)
    return [
      ...validateCommon(at, container, parts),
      ...(again ? [field.duplicate(at.child('name'), name)] : none),
      ...validateHostPorts(path, [container]),
      ...validateInit(at, container, terminationGracePeriodSeconds),
    ]
  })
}

/** Of what an ephemeral container may not say, in the order of upstream's fields; its resources are always there. */
const notEphemeral = [
  'ports',
  'resources',
  'resizePolicy',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
] as const

function isSaid(value: object | string | undefined): boolean {
  if (value === undefined || value === '') return false
  return Array.isArray(value) || typeof value === 'string' || Object.keys(value).length > 0
}

function validateImageSpace(path: FieldPath, { image = '' }: Common): Errors {
  const detail = 'must not have leading or trailing whitespace'
  return image === image.trim() ? none : [field.invalid(path.child('image'), image, detail)]
}

/** What holds for containers of pods, and not for those of templates. */
export function validateImages(path: FieldPath, containers: readonly Common[] | undefined): Errors {
  return each(path, containers, (container, at) => validateImageSpace(at, container))
}

export function validateEphemeralContainers(path: FieldPath, parts: PodParts): Errors {
  const { ephemeralContainers, containers, initContainers } = parts.spec
  const others = [...(containers ?? []), ...(initContainers ?? [])].map(({ name }) => name)
  const names = new Set(others)
  const detail = 'cannot be set for an Ephemeral Container'
  return each(path, ephemeralContainers, (container, at) => {
    const { name, targetContainerName: target } = container
    const again = names.has(name)
    names.add(name)
    return [
      ...validateCommon(at, container, parts),
      ...validateImageSpace(at, container),
      ...(again ? [field.duplicate(at.child('name'), name)] : none),
      ...(target && !others.includes(target) ? [field.notFound(at.child('targetContainerName'), target)] : none),
      ...notEphemeral.filter((one) => isSaid(container[one])).map((one) => field.forbidden(at.child(one), detail)),
      ...each(at.child('volumeMounts'), container.volumeMounts, (mount, to) =>
        (['subPath', 'subPathExpr'] as const).flatMap((one) => (mount[one] ? [field.forbidden(to.child(one), detail)] : none)),
      ),
    ]
  })
}
