import { field, type corev1, type FieldPath } from '@orrery/api'
import { each, none, optionalOneOf, required, type Errors } from '../validation/checks.js'
import { descendingPath } from './paths.js'

type Volumes = ReadonlyMap<string, corev1.Volume>
type Container = corev1.EphemeralContainerCommon

function validatePropagation(path: FieldPath, mode: string | undefined, container: Container): Errors {
  if (mode === undefined) return none
  const privileged = container.securityContext?.privileged === true
  if (mode === 'Bidirectional' && !privileged) {
    return [field.forbidden(path, 'Bidirectional mount propagation is available only to privileged containers')]
  }
  return optionalOneOf(path, mode, ['Bidirectional', 'HostToContainer', 'None'])
}

function validateSubPaths(base: FieldPath, path: FieldPath, mount: corev1.VolumeMount): Errors {
  const { subPath = '', subPathExpr = '' } = mount
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
      ...validatePropagation(path.child('mountPropagation'), mount.mountPropagation, container),
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
  const names = new Set<string>()
  const paths = new Set<string>()
  return each(path, container.volumeDevices, ({ name, devicePath }, at) => {
    const errors = [
      ...required(at.child('name'), name),
      ...(names.has(name) ? [field.invalid(at.child('name'), name, 'must be unique')] : none),
      ...validateDeviceVolume(at.child('name'), name, volumes),
      ...required(at.child('devicePath'), devicePath),
      ...(paths.has(devicePath) ? [field.invalid(at.child('devicePath'), devicePath, 'must be unique')] : none),
    ]
    names.add(name)
    paths.add(devicePath)
    if (!devicePath.split('/').includes('..')) return errors
    return [...errors, field.invalid(at.child('devicePath'), devicePath, "can not contain backsteps ('..')")]
  })
}
