import { field, type corev1, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { noBacksteps } from './paths.js'

const directories = ['Directory', 'DirectoryOrCreate']
const hostPathTypes = ['', 'BlockDevice', 'CharDevice', ...directories, 'File', 'FileOrCreate', 'Socket']

export function validateHostPath(path: FieldPath, { path: host, type = '' }: corev1.HostPathVolumeSource): Errors {
  if (!host) return [field.required(path.child('path'))]
  const known = hostPathTypes.includes(type) ? none : [field.notSupported(path.child('type'), type, hostPathTypes)]
  return [...noBacksteps(path.child('path'), host), ...known]
}
