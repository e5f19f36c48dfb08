import { field, type corev1, type FieldPath } from '@orrery/api'
import { each, none, optionalOneOf, required, type Errors } from '../validation/checks.js'
import { descendingPath } from './paths.js'

type Volumes = ReadonlyMap<string, corev1.Volume>
type Container = corev1.EphemeralContainerCommon

function validatePropagation(path: FieldPath, mode: string, container: Container): Errors {
  const privileged = container.securityContext?.privileged === true
  if (mode === 'Bidirectional' && !privileged) {
    return [field.forbidden(path, 'Bidirectional mount propagation is available only to privileged containers')]
  }
  return optionalOneOf(path, mode, ['Bidirectional', 'HostToContainer', 'None'])
}

function validateRecursion(path: FieldPath, { recursiveReadOnly: mode, readOnly, mountPropagation }: corev1.VolumeMount): Errors {
  if (mode === 'Disabled') return none
  if (mode !== 'Enabled' && mode !== 'IfPossible') return [field.notSupported(path, mode, ['Disabled', 'Enabled', 'IfPossible'])]
  const alone = mountPropagation === undefined || mountPropagation === 'None'
  return [
    ...(readOnly ? none : [field.forbidden(path, 'may only be specified when readOnly is true')]),
    ...(alone ? none : [field.forbidden(path, 'may only be specified when mountPropagation is None or not specified')]),
  ]
}

/** How the mount relates to others. */
function validateModes(path: FieldPath, mount: corev1.VolumeMount, container: Container): Errors {
  const { mountPropagation: propagation, recursiveReadOnly: recursion } = mount
  return [
    ...(propagation === undefined ? none : validatePropagation(path.child('mountPropagation'), propagation, container)),
    ...(recursion === undefined ? none : validateRecursion(path.child('recursiveReadOnly'), mount)),
  ]
}

function validateSubPaths(base: FieldPath, path: FieldPath, mount: corev1.VolumeMount): Errors {
  const { subPath = '', subPathExpr = '' } = mount
  if (subPath === '' && subPathExpr === '') return none
  const both = subPath !== '' && subPathExpr !== ''
  return [
    ...(subPath === '' ? none : descendingPath(base.child('subPath'), subPath)),
    ...(both ? [field.invalid(path.child('subPathExpr'), subPathExpr, 'subPathExpr and subPath are mutually exclusive')] : none),
    ...(subPathExpr === '' ? none : descendingPath(base.child('subPathExpr'), subPathExpr)),
  ]
}

/** Some errors are told of the whole list (`volumeMounts.subPath`), as upstream tells them. */
export function validateVolumeMounts(path: FieldPath, container: Container, volumes: Volumes): Errors {
  const used = new Set<string>()
  const devices = container.volumeDevices ?? []
  return each(path, container.volumeMounts, (mount, at) => {
    const { name, mountPath } = mount
    const again = used.has(mountPath)
    used.add(mountPath)
    return [
      ...required(at.child('name'), name),
      ...(volumes.has(name) ? none : [field.notFound(at.child('name'), name)]),
      ...required(at.child('mountPath'), mountPath),
      ...(again ? [field.invalid(at.child('mountPath'), mountPath, 'must be unique')] : none),
      ...(devices.some((one) => one.name === name)
        ? [field.invalid(at.child('name'), name, 'must not already exist in volumeDevices')]
        : none),
      ...(devices.some((one) => one.devicePath === mountPath)
        ? [field.invalid(at.child('mountPath'), mountPath, 'must not already exist as a path in volumeDevices')]
        : none),
      ...validateSubPaths(path, at, mount),
      ...validateModes(path, mount, container),
    ]
  })
}

function validateDeviceVolume(path: FieldPath, name: string, volumes: Volumes): Errors {
  const volume = volumes.get(name)
  if (!volume) return [field.notFound(path, name)]
  if (volume.persistentVolumeClaim || volume.ephemeral) return none
  const detail = 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode'
  return [field.invalid(path, name, detail)]
}

export function validateVolumeDevices(path: FieldPath, container: Container, volumes: Volumes): Errors {
  if (!container.volumeDevices?.length) return none
  const names = new Set<string>()
  const paths = new Set<string>()
  const mounts = new Map((container.volumeMounts ?? []).map((mount) => [mount.name, mount.mountPath]))
  return each(path, container.volumeDevices, ({ name, devicePath }, at) => {
    const [atName, atPath] = [at.child('name'), at.child('devicePath')]
    const steps = devicePath.split('/').includes('..')
    const errors = [
      ...required(atName, name),
      ...(names.has(name) ? [field.invalid(atName, name, 'must be unique')] : none),
      ...validateDeviceVolume(atName, name, volumes),
      ...required(atPath, devicePath),
      ...(paths.has(devicePath) ? [field.invalid(atPath, devicePath, 'must be unique')] : none),
      ...(steps ? [field.invalid(atPath, devicePath, "can not contain backsteps ('..')")] : none),
      ...(mounts.has(name) ? [field.invalid(atName, name, 'must not already exist in volumeMounts')] : none),
      ...([...mounts.values()].includes(devicePath)
        ? [field.invalid(atPath, devicePath, 'must not already exist as a path in volumeMounts')]
        : none),
    ]
    if (name !== '') names.add(name)
    if (!steps) paths.add(devicePath)
    return errors
  })
}
