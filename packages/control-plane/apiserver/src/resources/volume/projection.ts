import { field, type corev1, type FieldPath } from '@orrery/api'
import { validateFieldRef, validateResourceFieldRef } from '../pod-spec/field-references.js'
import { each, none, required, type Errors } from '../validation/checks.js'
import { fileInVolume, fileMode } from './paths.js'

function pathErrors(path: FieldPath, value: string): Errors {
  return value === '' ? [field.required(path)] : fileInVolume(path, value)
}

/** Which keys become which files. */
export function validateItems(path: FieldPath, items: readonly corev1.KeyToPath[] | undefined): Errors {
  return each(path, items, (item, at) => [
    ...required(at.child('key'), item.key),
    ...pathErrors(at.child('path'), item.path),
    ...fileMode(at.child('mode'), item.mode),
  ])
}

/** Which of the pod's own fields become which files. */
export function validateDownwardFiles(path: FieldPath, files: readonly corev1.DownwardAPIVolumeFile[] | undefined): Errors {
  return each(path, files, (file, at) => [...pathErrors(at.child('path'), file.path), ...validateDownwardSource(at, file)])
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

function validateToken(path: FieldPath, token: corev1.ServiceAccountTokenProjection): Errors {
  const { expirationSeconds: seconds = tenMinutes } = token
  const at = path.child('expirationSeconds')
  const short = seconds < tenMinutes ? [field.invalid(at, seconds, 'may not specify a duration less than 10 minutes')] : none
  const long = seconds > 2 ** 32 ? [field.invalid(at, seconds, 'may not specify a duration larger than 2^32 seconds')] : none
  return [...short, ...long, ...pathErrors(path.child('path'), token.path)]
}

const kinds = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate'] as const

function validateProjection(source: corev1.VolumeProjection, path: FieldPath): Errors {
  const { secret, configMap, downwardAPI, serviceAccountToken } = source
  const [, ...more] = kinds.filter((kind) => source[kind] !== undefined)
  const keyed = (name: 'secret' | 'configMap', one: corev1.SecretProjection): Errors => [
    ...required(path.child(name, 'name'), one.name),
    ...validateItems(path.child(name, 'items'), one.items),
  ]
  return [
    ...(secret ? keyed('secret', secret) : none),
    ...(configMap ? keyed('configMap', configMap) : none),
    ...(downwardAPI ? validateDownwardFiles(path.child('downwardAPI', 'items'), downwardAPI.items) : none),
    ...(serviceAccountToken ? validateToken(path.child('serviceAccountToken'), serviceAccountToken) : none),
    ...more.map((kind) => field.forbidden(path.child(kind), 'may not specify more than 1 volume type')),
  ]
}

export function validateProjected(path: FieldPath, { defaultMode, sources }: corev1.ProjectedVolumeSource): Errors {
  return [
    ...fileMode(path.child('defaultMode'), defaultMode),
    ...each(path.child('sources'), sources, validateProjection),
  ]
}
