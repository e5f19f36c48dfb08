import { field, type corev1, type FieldPath } from '@orrery/api'
import { validateFieldRef, validateResourceFieldRef } from '../pod-spec/field-references.js'
import { each, none, required, type Errors } from '../validation/checks.js'
import { fileInVolume, fileMode } from './paths.js'

function pathErrors(path: FieldPath, value: string): Errors {
  return value === '' ? [field.required(path)] : fileInVolume(path, value)
}

function validateItem(path: FieldPath, item: corev1.KeyToPath): Errors {
  return [
    ...required(path.child('key'), item.key),
    ...pathErrors(path.child('path'), item.path),
    ...fileMode(path.child('mode'), item.mode),
  ]
}

/** Which keys become which files. */
export function validateItems(path: FieldPath, items: readonly corev1.KeyToPath[] | undefined): Errors {
  return each(path, items, (item, at) => validateItem(at, item))
}

/** Which of the pod's own fields become which files; errors are told of the whole list. */
export function validateDownwardFiles(path: FieldPath, files: readonly corev1.DownwardAPIVolumeFile[] | undefined): Errors {
  return (files ?? []).flatMap((file) => [...pathErrors(path.child('path'), file.path), ...validateDownwardSource(path, file)])
}

function validateDownwardSource(path: FieldPath, { fieldRef, resourceFieldRef, mode }: corev1.DownwardAPIVolumeFile): Errors {
  const both = 'fieldRef and resourceFieldRef can not be specified simultaneously'
  const errors = fieldRef
    ? [
        ...validateFieldRef(path.child('fieldRef'), fieldRef, 'files'),
        ...(resourceFieldRef ? [field.invalid(path, 'resource', both)] : none),
      ]
    : resourceFieldRef
      ? validateResourceFieldRef(path.child('resourceFieldRef'), resourceFieldRef, 'files')
      : [field.required(path, 'one of fieldRef and resourceFieldRef is required')]
  return [...errors, ...fileMode(path.child('mode'), mode)]
}

const tenMinutes = 600

/** `path`: of the volume, of which errors about the file are told. */
function validateToken(path: FieldPath, source: FieldPath, token: corev1.ServiceAccountTokenProjection): Errors {
  const { expirationSeconds: seconds = tenMinutes } = token
  const at = source.child('expirationSeconds')
  const short = seconds < tenMinutes ? [field.invalid(at, seconds, 'may not specify a duration less than 10 minutes')] : none
  const long = seconds > 2 ** 32 ? [field.invalid(at, seconds, 'may not specify a duration larger than 2^32 seconds')] : none
  return [...short, ...long, ...pathErrors(path.child('path'), token.path)]
}

/** Files of the volume so far, by their paths; an empty one is none. */
type Files = Set<string>

/** One path twice is told of the whole volume. `named`: what the error shows instead of the path. */
function takePath(path: FieldPath, files: Files, file: string, named = file): Errors {
  if (file === '') return none
  if (files.has(file)) return [field.invalid(path, named, 'conflicting duplicate paths')]
  files.add(file)
  return none
}

function validateKeyed(path: FieldPath, at: FieldPath, { name = '', items }: corev1.SecretProjection, files: Files): Errors {
  return [
    ...required(at.child('name'), name),
    ...(items ?? []).flatMap((item, index) => [
      ...validateItem(at.child('items').index(index), item),
      ...takePath(path, files, item.path, name),
    ]),
  ]
}

function validateProjection(path: FieldPath, at: FieldPath, source: corev1.VolumeProjection, files: Files): Errors {
  const { secret, configMap, downwardAPI, serviceAccountToken } = source
  const [, more] = [secret, configMap, downwardAPI, serviceAccountToken].filter(Boolean)
  return [
    ...(secret ? validateKeyed(path, at.child('secret'), secret, files) : none),
    ...(configMap ? validateKeyed(path, at.child('configMap'), configMap, files) : none),
    ...(downwardAPI?.items ?? []).flatMap((file) => [
      ...validateDownwardFiles(at.child('downwardAPI'), [file]),
      ...takePath(path, files, file.path),
    ]),
    ...(serviceAccountToken ? validateToken(path, at.child('serviceAccountToken'), serviceAccountToken) : none),
    ...(more ? [field.forbidden(at, 'may not specify more than 1 volume type per source')] : none),
  ]
}

/** What comes from bundles of certificates waits for a gate, and is gone by now. */
export function validateProjected(path: FieldPath, { defaultMode, sources }: corev1.ProjectedVolumeSource): Errors {
  const files: Files = new Set()
  return [
    ...fileMode(path.child('defaultMode'), defaultMode),
    ...each(path.child('sources'), sources, (source, at) => validateProjection(path, at, source, files)),
  ]
}
